-- Few rows wait among very many: without these, whoever looks for them reads the whole petition. Prisma's schema
-- has no word for an index over a part of a table.
CREATE INDEX "signature_held" ON "signature" ("petition", "id") WHERE "status" = 'held';
CREATE INDEX "signature_waiting" ON "signature" ("petition", "id")
  WHERE "confirmed_at" IS NULL AND "status" IN ('pending', 'held');

-- Erasing by address looks here too.
CREATE INDEX "subscription_petition_email_index_idx" ON "subscription" ("petition", "email_index");

-- A row without a list would never be due: NOT told_news @> … is unknown then.
UPDATE "subscription" SET "told_news" = '{}' WHERE "told_news" IS NULL;
ALTER TABLE "subscription" ALTER COLUMN "told_news" SET NOT NULL;
