-- Why a signature is held, and a code of the network it came from, so that many can be looked at and released together.

-- CreateEnum
CREATE TYPE "hold_reason" AS ENUM ('trap', 'network', 'flood', 'team');

-- AlterTable
ALTER TABLE "signature" ADD COLUMN "held_because" "hold_reason",
    ADD COLUMN "held_network" BYTEA;

-- Prisma has no word for these. Not valid for the rows there are, since checking millions of them would hold up signing.
ALTER TABLE "signature"
    ADD CONSTRAINT "signature_held_network_length" CHECK (octet_length("held_network") = 16) NOT VALID,
    ADD CONSTRAINT "signature_held_is_why" CHECK ("status" = 'held' OR num_nonnulls("held_because", "held_network") = 0) NOT VALID;

-- Both go with the hold, however it ends: release, withdrawal, a later form, or an earlier version of the site in a rolling
-- deploy, which does not know these columns.
CREATE FUNCTION "forget_why_held"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.held_because := NULL;
    NEW.held_network := NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER "signature_forget_why_held" BEFORE UPDATE OF "status" ON "signature"
    FOR EACH ROW WHEN (OLD."status" = 'held' AND NEW."status" <> 'held')
    EXECUTE FUNCTION "forget_why_held"();
