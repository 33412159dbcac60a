-- A press behind a mailed link in one statement: what lib/signatures/confirm.ts and withdraw.ts did in up to fifteen. Functions
-- run with the rights of their caller, so none reads what is encrypted.

-- What a row holds of a person goes with its withdrawal, and what news need goes when they stop, whoever writes it.
CREATE FUNCTION "empty_withdrawn_signature"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."email_index" := NULL;
  NEW."form_key" := NULL;
  NEW."form_digest" := NULL;
  NEW."name_sealed" := NULL;
  NEW."email_sealed" := NULL;
  NEW."postal_sealed" := NULL;
  NEW."token_sealed" := NULL;
  NEW."mail_domain" := NULL;
  NEW."several_forms" := false;
  NEW."updates_wanted" := false;
  RETURN NEW;
END $$;

CREATE TRIGGER "signature_withdrawn" BEFORE UPDATE OF "status" ON "signature"
  FOR EACH ROW WHEN (NEW."status" = 'withdrawn') EXECUTE FUNCTION "empty_withdrawn_signature"();

CREATE FUNCTION "empty_stopped_subscription"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."email_sealed" := NULL;
  NEW."token_sealed" := NULL;
  NEW."told_news" := '{}';
  RETURN NEW;
END $$;

CREATE TRIGGER "subscription_stopped" BEFORE UPDATE OF "stopped_at" ON "subscription"
  FOR EACH ROW WHEN (NEW."stopped_at" IS NOT NULL) EXECUTE FUNCTION "empty_stopped_subscription"();

-- Where a signature stands, and the moment that says so. Nothing about a person.
CREATE TYPE "signature_state" AS (
  "at" timestamptz, "status" "signature_status", "locale" text, "text_version" int, "several_forms" boolean,
  "updates_wanted" boolean, "created_at" timestamptz, "mailed_at" timestamptz, "confirmed_at" timestamptz,
  "withdrawn_at" timestamptz
);

CREATE FUNCTION "state_of_signature"("of_petition" text, "of_token" bytea) RETURNS SETOF "signature_state"
LANGUAGE sql AS $$
  SELECT date_trunc('milliseconds', now()), s.status, s.locale::text, s.text_version, s.several_forms, s.updates_wanted,
    s.created_at, s.mailed_at, s.confirmed_at, s.withdrawn_at
  FROM signature AS s WHERE s.petition = of_petition AND s.token_hash = of_token
$$;

-- Ends news, and erases the address they went to. What proves the consent stays only when a mail was ever sent.
CREATE FUNCTION "end_subscription"("of_petition" text, "of_id" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM subscription AS s WHERE s.petition = of_petition AND s.id = of_id AND s.mailed_at IS NULL;
  UPDATE subscription AS s SET stopped_at = date_trunc('milliseconds', now())
  WHERE s.petition = of_petition AND s.id = of_id AND s.stopped_at IS NULL;
END $$;

-- Confirms what the one waiting form said, or what is typed behind the link: `typed` is then the row of it. `consent` is the
-- version of the words about news that were agreed to. No row for a token that opens nothing.
CREATE FUNCTION "confirm_signature"("of_petition" text, "of_token" bytea, "consent" int, "typed" "signature", "link_days" int,
  "unmailed_days" int) RETURNS TABLE ("did" boolean, "state" "signature_state")
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := date_trunc('milliseconds', now());
  has_typed boolean := typed.name_sealed IS NOT NULL;
  was record;
BEGIN
  -- Locked, so that of a form and a press at once, and of two presses, one comes first.
  SELECT s.id, s.status, s.mail_domain INTO was FROM signature AS s
  WHERE s.petition = of_petition AND s.token_hash = of_token AND s.status IN ('pending', 'held') AND s.confirmed_at IS NULL
    AND (has_typed OR NOT s.several_forms)
    AND s.created_at > moment - make_interval(days => unmailed_days)
    AND (s.mailed_at IS NULL OR s.mailed_at > moment - make_interval(days => link_days)
      OR s.created_at > moment - make_interval(days => link_days))
  FOR UPDATE;
  did := was.id IS NOT NULL;
  IF did THEN
    IF has_typed THEN
      UPDATE signature AS s SET several_forms = false, name_sealed = typed.name_sealed, postal_sealed = typed.postal_sealed,
        country = typed.country, province = typed.province, locale = typed.locale, text_version = typed.text_version,
        text_hash = typed.text_hash
      WHERE s.petition = of_petition AND s.id = was.id;
    END IF;
    -- A signature held for review stays so, remembers the press, and counts when it is released.
    UPDATE signature AS s SET
      status = CASE s.status WHEN 'pending' THEN 'confirmed' ELSE s.status END,
      confirmed_at = moment, form_digest = NULL, several_forms = false, updates_wanted = false, mail_domain = NULL,
      updates_consent_version = consent, updates_consent_at = CASE WHEN consent IS NOT NULL THEN moment END
    WHERE s.petition = of_petition AND s.id = was.id;
    IF was.status = 'pending' THEN
      INSERT INTO tally_change (petition, id, was, became) VALUES (of_petition, gen_random_uuid(), 'pending', 'confirmed');
    END IF;
    IF consent IS NOT NULL THEN
      INSERT INTO subscription (petition, id, locale, email_index, token_hash, consent_version, consent_at)
      SELECT s.petition, s.id, s.locale, s.email_index, s.token_hash, consent, moment FROM signature AS s
      WHERE s.petition = of_petition AND s.id = was.id
      ON CONFLICT DO NOTHING;
    END IF;
    -- The person who presses received the mail. A refusal from before was of another spelling or is over, and would keep
    -- news away; the quota of mail of the domain grows.
    DELETE FROM bounce AS b WHERE b.petition = of_petition AND b.id = was.id;
    UPDATE mail_meter AS m SET confirmed = m.confirmed + 1 WHERE m.key = was.mail_domain;
  END IF;
  RETURN QUERY SELECT did, s FROM state_of_signature(of_petition, of_token) AS s;
END $$;

-- Takes a signature back. `only_waiting`: not one whose supporter has pressed the button.
CREATE FUNCTION "withdraw_signature"("of_petition" text, "of_token" bytea, "only_waiting" boolean)
RETURNS TABLE ("did" boolean, "state" "signature_state")
LANGUAGE plpgsql AS $$
DECLARE
  was record;
BEGIN
  SELECT s.id, s.status INTO was FROM signature AS s
  WHERE s.petition = of_petition AND s.token_hash = of_token AND s.status <> 'withdrawn'
    AND (s.confirmed_at IS NULL OR NOT only_waiting)
  FOR UPDATE;
  did := was.id IS NOT NULL;
  IF did THEN
    UPDATE signature AS s SET status = 'withdrawn', withdrawn_at = date_trunc('milliseconds', now())
    WHERE s.petition = of_petition AND s.id = was.id;
    INSERT INTO tally_change (petition, id, was, became) VALUES (of_petition, gen_random_uuid(), was.status, 'withdrawn');
    PERFORM end_subscription(of_petition, was.id);
    INSERT INTO erasure (petition, id, act) VALUES (of_petition, was.id, 'withdrawn') ON CONFLICT DO NOTHING;
  END IF;
  RETURN QUERY SELECT did, s FROM state_of_signature(of_petition, of_token) AS s;
END $$;

-- Stops news and leaves the signature in place. False when neither a signature nor news belong to the token.
CREATE FUNCTION "stop_updates"("of_petition" text, "of_token" bytea) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  owner uuid;
BEGIN
  -- A wish that waits ends too, or the box beside the button would still be ticked.
  UPDATE signature AS s SET updates_consent_version = NULL, updates_consent_at = NULL, updates_wanted = false
  WHERE s.petition = of_petition AND s.token_hash = of_token RETURNING s.id INTO owner;
  IF owner IS NULL THEN
    SELECT s.id INTO owner FROM subscription AS s WHERE s.petition = of_petition AND s.token_hash = of_token;
  END IF;
  IF owner IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO erasure (petition, id, act) VALUES (of_petition, owner, 'stopped') ON CONFLICT DO NOTHING;
  PERFORM end_subscription(of_petition, owner);
  RETURN true;
END $$;
