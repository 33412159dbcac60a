-- The least that each program of the site needs of the database. Run it once after `npm run db:migrate`, by somebody who may
-- create roles and give rights on the tables:
--   psql "$DIRECT_DATABASE_URL" --set ON_ERROR_STOP=1 --file prisma/roles.sql
-- From then on `npm run db:migrate` repeats it by itself, as the owner of the tables. It may run while the site does.
--
-- These roles cannot log in. Give each program a login of its own that is a member of one:
--   CREATE ROLE web LOGIN PASSWORD '…' IN ROLE refuge_web;
-- Migrations, a restore and `privacy renew` are done by the owner: make it the owner of the database, or a member of
-- refuge_migrations whose objects belong to it (ALTER ROLE migrations SET role = refuge_migrations).
BEGIN;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['refuge_web', 'refuge_worker', 'refuge_team', 'refuge_backup', 'refuge_migrations'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public, jobs FROM %I', name);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public, jobs FROM %I', name);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', name);
  END LOOP;
  EXECUTE format('GRANT CREATE ON DATABASE %I TO refuge_migrations', current_database());
END $$;
GRANT CREATE ON SCHEMA public TO refuge_migrations;
-- Without this every role could make tables, or see what is made for others (PostgreSQL 14 and databases from then).
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public, jobs FROM PUBLIC;
GRANT SELECT ON "_prisma_migrations" TO refuge_web, refuge_worker, refuge_team, refuge_backup;

-- ── Web: takes forms and presses. It writes encrypted values and can read none of them back. ──
GRANT INSERT, UPDATE, DELETE ON "signature", "subscription" TO refuge_web;
GRANT SELECT (
  "petition", "id", "status", "held_because", "held_network", "email_index", "form_key", "key_version", "token_hash",
  "country", "province", "locale", "text_version", "text_hash", "form_digest", "several_forms", "updates_wanted",
  "updates_consent_version", "updates_consent_at", "mail_domain", "created_at", "mailed_at", "confirmed_at", "withdrawn_at"
) ON "signature" TO refuge_web;
GRANT SELECT (
  "petition", "id", "locale", "email_index", "token_hash", "consent_version", "consent_at", "stopped_at", "mailed_at"
) ON "subscription" TO refuge_web;
GRANT SELECT, INSERT ON "tally_change", "petition_version" TO refuge_web;
GRANT SELECT ON "petition_count", "tally", "petition_day", "petition_region", "paper_batch", "suppression" TO refuge_web;
GRANT SELECT, DELETE ON "bounce" TO refuge_web;
GRANT SELECT, INSERT ON "erasure" TO refuge_web;
GRANT SELECT, INSERT, UPDATE ON "mail_quota", "mail_meter" TO refuge_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_bucket", "network_salt" TO refuge_web;
GRANT EXECUTE ON FUNCTION "give_address_to_job"(uuid) TO refuge_web;
-- It puts mails into the queue, removes one that is done, and sees how old they are, but not what they are about.
GRANT USAGE ON SCHEMA jobs TO refuge_web;
GRANT SELECT ON jobs.version, jobs.queue, jobs.instance TO refuge_web;
GRANT INSERT, DELETE ON jobs.job, jobs.job_common TO refuge_web;
GRANT SELECT (id, name, state, start_after, created_on, completed_on, output) ON jobs.job, jobs.job_common TO refuge_web;

GRANT SELECT, INSERT, UPDATE, DELETE ON "team_alert" TO refuge_web;
GRANT SELECT ON "mail_day" TO refuge_web;
-- It adds to a number, so it has to see that number.
GRANT SELECT, INSERT, UPDATE ON "shared_visit" TO refuge_web;
-- They record a form with the rights of the tables' owner: they compare with what is encrypted.
GRANT EXECUTE ON FUNCTION "sign_form"("signature", jsonb, uuid, bytea), "sign_forms"(jsonb, text) TO refuge_web;

-- ── Worker: sends mail, counts and erases. Names and postal codes are not for it. ──
GRANT INSERT, UPDATE, DELETE ON "signature" TO refuge_worker;
GRANT SELECT (
  "petition", "id", "status", "held_because", "held_network", "email_index", "form_key", "key_version", "email_sealed",
  "token_sealed", "token_hash", "country", "province", "locale", "text_version", "text_hash", "form_digest",
  "several_forms", "updates_wanted", "updates_consent_version", "updates_consent_at", "mail_domain", "created_at",
  "mailed_at", "confirmed_at", "withdrawn_at"
) ON "signature" TO refuge_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "subscription", "tally", "tally_change", "petition_day", "petition_region", "suppression", "bounce", "erasure",
  "mail_quota", "mail_meter", "rate_bucket", "network_salt", "mail_day", "team_alert"
  TO refuge_worker;
GRANT SELECT ON "petition_count", "petition_version", "paper_batch" TO refuge_worker;
GRANT SELECT, DELETE ON "shared_visit" TO refuge_worker;
GRANT SELECT, INSERT, DELETE ON "audit_event" TO refuge_worker;
GRANT USAGE ON SCHEMA jobs TO refuge_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO refuge_worker;

-- ── Team: the commands `petition` and `privacy` (but for `renew`). Addresses and links are not for it. ──
GRANT INSERT, UPDATE, DELETE ON "signature" TO refuge_team;
GRANT SELECT (
  "petition", "id", "status", "held_because", "held_network", "email_index", "form_key", "key_version", "name_sealed",
  "postal_sealed", "token_hash", "country", "province", "locale", "text_version", "text_hash", "form_digest",
  "several_forms", "updates_wanted", "updates_consent_version", "updates_consent_at", "mail_domain", "created_at",
  "mailed_at", "confirmed_at", "withdrawn_at"
) ON "signature" TO refuge_team;
GRANT INSERT, UPDATE, DELETE ON "subscription" TO refuge_team;
GRANT SELECT (
  "petition", "id", "locale", "email_index", "token_hash", "consent_version", "consent_at", "stopped_at", "mailed_at",
  "told_news"
) ON "subscription" TO refuge_team;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "tally", "tally_change", "petition_day", "petition_region", "suppression", "bounce", "erasure", "mail_quota",
  "mail_meter", "rate_bucket", "network_salt"
  TO refuge_team;
GRANT SELECT ON "petition_count", "petition_version", "mail_day" TO refuge_team;
GRANT SELECT, INSERT, DELETE ON "paper_batch" TO refuge_team;
GRANT SELECT, DELETE ON "shared_visit" TO refuge_team;
GRANT SELECT, INSERT, DELETE ON "audit_event" TO refuge_team;
GRANT USAGE ON SCHEMA jobs TO refuge_team;
GRANT SELECT ON jobs.version, jobs.queue, jobs.instance TO refuge_team;
GRANT SELECT, INSERT, DELETE ON jobs.job, jobs.job_common TO refuge_team;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO refuge_worker, refuge_team;

-- ── Backup: reads everything that a backup holds. ──
GRANT SELECT ON ALL TABLES IN SCHEMA public TO refuge_backup;
REVOKE SELECT ON "mail_quota", "mail_meter", "rate_bucket", "network_salt" FROM refuge_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO refuge_backup;

COMMIT;
