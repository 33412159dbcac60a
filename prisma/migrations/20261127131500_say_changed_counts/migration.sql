-- Each web process keeps pages with counts. Whatever changes a public count says so within its own transaction, so every
-- process hears it at the commit, and nothing is said of a change that is rolled back. A signing changes none. PostgreSQL
-- sends one notice for a transaction, however many rows it adds.
CREATE FUNCTION "say_count_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY counts;
  RETURN NULL;
END $$;

CREATE TRIGGER "tally_change_said" AFTER INSERT ON "tally_change" FOR EACH ROW
  WHEN (NEW."was" = 'confirmed' OR NEW."became" = 'confirmed')
  EXECUTE FUNCTION "say_count_changed"();
