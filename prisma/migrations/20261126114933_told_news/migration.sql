-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "told_news" TEXT[] DEFAULT ARRAY[]::TEXT[];
