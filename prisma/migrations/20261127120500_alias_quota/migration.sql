-- Spellings of an address with a +tag get a part of its mails only, because they may lead to another mailbox or to none.
-- A web process of the version before writes rows without this column: what is missing in the array counts as false.
ALTER TABLE "mail_quota" ADD COLUMN "of_alias" BOOLEAN[] DEFAULT ARRAY[]::BOOLEAN[];
