-- What a waiting form said, as a keyed hash, so that another form for the same address can be told from a retry;
-- and its wish for news, which is a wish only: consent is given by the press that confirms.
ALTER TABLE "signature"
  ADD COLUMN "form_digest" BYTEA,
  ADD COLUMN "several_forms" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "updates_wanted" BOOLEAN NOT NULL DEFAULT false;

UPDATE "signature"
SET "updates_wanted" = "status" <> 'withdrawn', "updates_consent_version" = NULL, "updates_consent_at" = NULL
WHERE "confirmed_at" IS NULL AND "updates_consent_version" IS NOT NULL;

-- No page ever showed these names. Emptied first, because a dropped column leaves its values in the rows.
UPDATE "signature" SET "public_name" = NULL WHERE "public_name" IS NOT NULL;
ALTER TABLE "signature" DROP COLUMN "public_name";
