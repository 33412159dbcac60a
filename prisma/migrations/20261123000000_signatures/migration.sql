-- Signatures, their counts, and every wording ever signed.

-- CreateEnum
CREATE TYPE "signature_status" AS ENUM ('pending', 'confirmed', 'withdrawn', 'held');

-- CreateTable
CREATE TABLE "signature" (
    "petition" VARCHAR(64) NOT NULL,
    "id" UUID NOT NULL,
    "status" "signature_status" NOT NULL DEFAULT 'pending',
    "email_index" BYTEA,
    "form_key" BYTEA,
    "key_version" INTEGER NOT NULL,
    "name_sealed" BYTEA,
    "email_sealed" BYTEA,
    "postal_sealed" BYTEA,
    "token_sealed" BYTEA,
    "token_hash" BYTEA NOT NULL,
    "country" CHAR(2) NOT NULL,
    "province" CHAR(2),
    "locale" CHAR(2) NOT NULL,
    "text_version" INTEGER NOT NULL,
    "text_hash" BYTEA NOT NULL,
    "updates_consent_version" INTEGER,
    "updates_consent_at" TIMESTAMPTZ(3),
    "public_name" VARCHAR(400),
    "mail_asked_at" TIMESTAMPTZ(3)[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mailed_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_pkey" PRIMARY KEY ("petition","id")
);

-- CreateTable
CREATE TABLE "tally" (
    "petition" VARCHAR(64) NOT NULL,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "withdrawn" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "as_of" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("petition")
);

-- CreateTable
CREATE TABLE "tally_change" (
    "petition" VARCHAR(64) NOT NULL,
    "id" UUID NOT NULL,
    "was" "signature_status",
    "became" "signature_status",

    CONSTRAINT "tally_change_pkey" PRIMARY KEY ("petition","id")
);

-- CreateTable
CREATE TABLE "petition_version" (
    "petition" VARCHAR(64) NOT NULL,
    "hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petition_version_pkey" PRIMARY KEY ("petition","hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_email_index_key" ON "signature"("petition", "email_index");

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_token_hash_key" ON "signature"("petition", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_form_key_key" ON "signature"("petition", "form_key");

-- Prisma has no word for checks, and leaves them alone when it compares. They refuse what a bug could
-- otherwise store for good: a full-length hash where 16 bytes belong, or a row that says "withdrawn"
-- and still holds a person.
ALTER TABLE "signature"
    ADD CONSTRAINT "signature_lengths" CHECK (
        octet_length("email_index") = 16 AND octet_length("form_key") = 16
        AND octet_length("token_hash") = 32 AND octet_length("text_hash") = 32
    ),
    ADD CONSTRAINT "signature_withdrawn_is_empty" CHECK (
        "status" <> 'withdrawn'
        OR num_nonnulls("email_index", "form_key", "name_sealed", "email_sealed", "postal_sealed", "token_sealed", "public_name") = 0
    ),
    -- NULLs are distinct to a unique index: a living row without an index would escape "one address signs once".
    ADD CONSTRAINT "signature_is_indexed" CHECK ("status" = 'withdrawn' OR "email_index" IS NOT NULL);
