-- Quotas of mail that belong to an address or a recipient domain, and to no signature.

-- CreateTable
CREATE TABLE "mail_quota" (
    "address" BYTEA NOT NULL,
    "about" BYTEA[],
    "asked_at" TIMESTAMPTZ(3)[],
    "taken" BOOLEAN NOT NULL,
    "kept_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_quota_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "mail_meter" (
    "key" BYTEA NOT NULL,
    "mails" INTEGER NOT NULL DEFAULT 0,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_meter_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "mail_quota_kept_until_idx" ON "mail_quota"("kept_until");

-- CreateIndex
CREATE INDEX "mail_meter_next_at_idx" ON "mail_meter"("next_at");

ALTER TABLE "mail_quota"
    ADD CONSTRAINT "mail_quota_lengths" CHECK (octet_length("address") = 16 AND cardinality("about") = cardinality("asked_at"));

ALTER TABLE "mail_meter" ADD CONSTRAINT "mail_meter_length" CHECK (octet_length("key") = 16);
