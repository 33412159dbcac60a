-- Limits of mail are read from mail_quota and no longer from the row that they were reset with.

-- AlterTable
ALTER TABLE "signature" DROP COLUMN "data_asked_at",
DROP COLUMN "mail_asked_at",
ADD COLUMN     "mail_domain" BYTEA;

ALTER TABLE "signature" ADD CONSTRAINT "signature_mail_domain_length" CHECK (octet_length("mail_domain") = 16);
