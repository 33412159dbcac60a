-- Signatures on paper, counted by hand in batches. They are no rows of "signature": nobody confirmed them by mail, so they
-- are shown and delivered apart, and join no count, day or region.
CREATE TABLE "paper_batch" (
  "petition" VARCHAR(64) NOT NULL,
  "batch" VARCHAR(40) NOT NULL,
  "signatures" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "paper_batch_pkey" PRIMARY KEY ("petition", "batch"),
  CONSTRAINT "paper_batch_signatures" CHECK ("signatures" > 0)
);

-- Pages show the sum beside the count, so every web process hears of a change as it hears of a confirmation.
CREATE TRIGGER "paper_batch_said" AFTER INSERT OR UPDATE OR DELETE ON "paper_batch" FOR EACH STATEMENT
  EXECUTE FUNCTION "say_count_changed"();
