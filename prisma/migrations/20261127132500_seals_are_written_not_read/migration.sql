-- The web process writes encrypted values and never reads one back, so that its role needs no right to (prisma/roles.sql).
-- What it copied or cleared by reading them happens here, with the rights of the tables' owner where a value is read.

-- Of several different forms for one address nothing is kept: the owner of the mailbox is asked again.
CREATE FUNCTION "keep_nothing_of_several_forms"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."name_sealed" := NULL;
  NEW."postal_sealed" := NULL;
  NEW."form_digest" := NULL;
  NEW."updates_wanted" := false;
  RETURN NEW;
END $$;

CREATE TRIGGER "signature_several_forms" BEFORE INSERT OR UPDATE ON "signature"
  FOR EACH ROW WHEN (NEW."several_forms") EXECUTE FUNCTION "keep_nothing_of_several_forms"();

-- News goes to the address of the signature that asked for it.
CREATE FUNCTION "take_address_of_signature"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  SELECT "email_sealed", "token_sealed" INTO NEW."email_sealed", NEW."token_sealed"
  FROM "signature" WHERE "petition" = NEW."petition" AND "id" = NEW."id";
  RETURN NEW;
END $$;

CREATE TRIGGER "subscription_address" BEFORE INSERT ON "subscription"
  FOR EACH ROW WHEN (NEW."email_sealed" IS NULL AND NEW."stopped_at" IS NULL)
  EXECUTE FUNCTION "take_address_of_signature"();

-- A job that ends all mail to an address carries it, because a withdrawal right after it erases the one in the row.
CREATE FUNCTION "give_address_to_job"("job" uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH given AS (
    UPDATE jobs.job AS waiting
    SET data = waiting.data || jsonb_build_object('emailSealed', translate(encode(known.sealed, 'base64'), E'\n', ''))
    FROM (
      SELECT asked.id, coalesce(signed.email_sealed, subscribed.email_sealed) AS sealed
      FROM jobs.job AS asked
      LEFT JOIN "signature" AS signed
        ON signed.petition = asked.data->>'petition' AND signed.id = (asked.data->>'id')::uuid
      LEFT JOIN "subscription" AS subscribed
        ON subscribed.petition = asked.data->>'petition' AND subscribed.id = (asked.data->>'id')::uuid
      WHERE asked.name = 'mail' AND asked.id = "job" AND asked.data->>'kind' = 'never-again' AND asked.state = 'created'
    ) AS known
    WHERE waiting.name = 'mail' AND waiting.id = known.id AND known.sealed IS NOT NULL
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM given)
$$;

REVOKE EXECUTE ON FUNCTION "give_address_to_job"(uuid) FROM PUBLIC;
