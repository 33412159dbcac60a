-- AlterTable
ALTER TABLE "signature" ADD COLUMN     "data_asked_at" TIMESTAMPTZ(3);
