-- Daily history and regions, updates apart from signatures, limits, and what retention needs to remember.

-- CreateEnum
CREATE TYPE "erasure_act" AS ENUM ('withdrawn', 'erased', 'stopped');

-- AlterTable
ALTER TABLE "tally" ADD COLUMN     "erased" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "petition_day" (
    "petition" VARCHAR(64) NOT NULL,
    "day" DATE NOT NULL,
    "confirmed" INTEGER NOT NULL,

    CONSTRAINT "petition_day_pkey" PRIMARY KEY ("petition","day")
);

-- CreateTable
CREATE TABLE "petition_region" (
    "petition" VARCHAR(64) NOT NULL,
    "region" VARCHAR(8) NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "petition_region_pkey" PRIMARY KEY ("petition","region")
);

-- CreateTable
CREATE TABLE "subscription" (
    "petition" VARCHAR(64) NOT NULL,
    "id" UUID NOT NULL,
    "locale" CHAR(2) NOT NULL,
    "email_index" BYTEA NOT NULL,
    "email_sealed" BYTEA,
    "token_sealed" BYTEA,
    "token_hash" BYTEA NOT NULL,
    "consent_version" INTEGER NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("petition","id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "email_index" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("email_index")
);

-- CreateTable
CREATE TABLE "bounce" (
    "petition" VARCHAR(64) NOT NULL,
    "id" UUID NOT NULL,
    "reason" VARCHAR(32) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bounce_pkey" PRIMARY KEY ("petition","id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "petition" VARCHAR(64) NOT NULL,
    "id" UUID NOT NULL,
    "act" "erasure_act" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("petition","id","act")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" VARCHAR(64) NOT NULL,
    "act" VARCHAR(32) NOT NULL,
    "petition" VARCHAR(64),
    "count" INTEGER,
    "note" VARCHAR(400),

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "network_salt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "network_salt_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscription_petition_token_hash_key" ON "subscription"("petition", "token_hash");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- Prisma has no word for these. Limits are worth nothing after a crash and must be in no backup: unlogged.
ALTER TABLE "rate_bucket" SET UNLOGGED;
ALTER TABLE "network_salt" SET UNLOGGED;

ALTER TABLE "subscription"
    ADD CONSTRAINT "subscription_lengths" CHECK (octet_length("email_index") = 16 AND octet_length("token_hash") = 32),
    ADD CONSTRAINT "subscription_stopped_is_empty" CHECK ("stopped_at" IS NULL OR num_nonnulls("email_sealed", "token_sealed") = 0),
    ADD CONSTRAINT "subscription_living_is_whole" CHECK ("stopped_at" IS NOT NULL OR num_nonnulls("email_sealed", "token_sealed") = 2);

ALTER TABLE "suppression" ADD CONSTRAINT "suppression_length" CHECK (octet_length("email_index") = 16);
ALTER TABLE "network_salt" ADD CONSTRAINT "network_salt_length" CHECK (octet_length("salt") = 32);

-- What the worker does by the clock. One of each waits or runs at a time; one whose worker died comes back after
-- fifteen minutes, and the next hour's brings what failed.
SELECT jobs.create_queue('hourly', '{"policy":"exclusive","retryLimit":2,"retryDelay":60,"expireInSeconds":900,"retentionSeconds":7200,"deleteAfterSeconds":86400}'::jsonb);
SELECT jobs.create_queue('nightly', '{"policy":"exclusive","retryLimit":3,"retryDelay":300,"expireInSeconds":3600,"retentionSeconds":86400,"deleteAfterSeconds":604800}'::jsonb);
