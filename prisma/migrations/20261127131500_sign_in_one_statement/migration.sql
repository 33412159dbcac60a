-- A signature in one statement: what lib/signatures/sign.ts did in nine, each with its own way to the server and back.
-- Functions run with the rights of their caller. A later version replaces them by CREATE OR REPLACE, or by new names where
-- web processes of the version before still call the old ones.

-- One mail of the quota of an address: see lib/abuse/mail-quota.ts.
CREATE FUNCTION "take_mail_quota"("mailbox" bytea, "mail_about" bytea, "is_alias" boolean, "is_link" boolean) RETURNS boolean
LANGUAGE sql AS $$
  INSERT INTO "mail_quota" AS kept ("address", "about", "asked_at", "of_alias", "taken", "kept_until")
  VALUES (mailbox, ARRAY[mail_about], ARRAY[date_trunc('minute', now() + interval '59.999 seconds')], ARRAY[is_alias], true,
    now() + interval '30 days')
  ON CONFLICT ("address") DO UPDATE SET ("about", "asked_at", "of_alias", "taken", "kept_until") = (
    WITH mails AS (
      SELECT mail."about", mail."asked_at", coalesce(mail."of_alias", false) AS of_alias, nth,
        mail."about" = mail_about AS same, mail."asked_at" > now() - interval '1 day' AS today,
        is_alias OR NOT coalesce(mail."of_alias", false) AS in_short
      FROM unnest(kept."about", kept."asked_at", kept."of_alias") WITH ORDINALITY AS mail ("about", "asked_at", "of_alias", nth)
      WHERE mail."asked_at" > now() - interval '30 days'
    ), verdict AS (
      SELECT count(*) FILTER (WHERE in_short AND "asked_at" > now() - interval '1 hour') < 6
        AND count(*) FILTER (WHERE today) < 10
        AND count(*) FILTER (WHERE same AND today) < 3
        AND (NOT is_link OR count(*) FILTER (WHERE same) < 5)
        AND (NOT is_link OR count(*) FILTER (WHERE same AND in_short AND "asked_at" > now() - interval '10 minutes') = 0)
        AND (NOT is_alias OR (
          count(*) FILTER (WHERE of_alias AND today) < 5
          AND count(*) FILTER (WHERE of_alias AND same AND today) < 2
          AND (NOT is_link OR count(*) FILTER (WHERE of_alias AND same) < 3)))
        AS granted
      FROM mails
    )
    SELECT
      array_cat(coalesce((SELECT array_agg("about" ORDER BY nth) FROM mails), '{}'),
        CASE WHEN granted THEN excluded."about" ELSE '{}' END),
      array_cat(coalesce((SELECT array_agg("asked_at" ORDER BY nth) FROM mails), '{}'),
        CASE WHEN granted THEN excluded."asked_at" ELSE '{}' END),
      array_cat(coalesce((SELECT array_agg(of_alias ORDER BY nth) FROM mails), '{}'),
        CASE WHEN granted THEN excluded."of_alias" ELSE '{}' END),
      granted,
      CASE WHEN granted THEN excluded."kept_until" ELSE kept."kept_until" END
    FROM verdict
  )
  RETURNING "taken"
$$;

-- The seconds that a mail waits: see lib/abuse/mail-meter.ts. `free` mails leave at once, and four more for each confirmed
-- signature; the others leave `seconds_apart`, and none waits longer than a day.
CREATE FUNCTION "pace_mail"("meter_key" bytea, "free" int, "seconds_apart" int) RETURNS int
LANGUAGE sql AS $$
  INSERT INTO "mail_meter" AS meter ("key", "mails", "next_at") VALUES (meter_key, 1, now())
  ON CONFLICT ("key") DO UPDATE SET
    "mails" = meter."mails" + 1,
    "next_at" = CASE
      WHEN meter."mails" < free + 4 * meter."confirmed" THEN now()
      ELSE least(greatest(meter."next_at" + make_interval(secs => seconds_apart), now()), now() + interval '1 day')
    END
  RETURNING round(greatest(0, extract(epoch FROM "next_at" - now())))::int
$$;

-- A job as pg-boss itself adds it: a test compares the two, column by column.
CREATE FUNCTION "queue_mail"("data" jsonb, "wait_seconds" int) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  due timestamptz := jobs.job_now() + make_interval(secs => wait_seconds);
BEGIN
  INSERT INTO jobs.job_common (name, data, start_after, created_on, keep_until, expire_seconds, deletion_seconds, retry_limit,
    retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  SELECT name, queue_mail.data, due, jobs.job_now(), due + retention_seconds * interval '1s', expire_seconds, deletion_seconds,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
  FROM jobs.queue WHERE name = 'mail';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no queue of mails';
  END IF;
END
$$;

-- Records a form: see lib/signatures/sign.ts. `form` is the row for a new address; `mail` holds the job's language and
-- subject, and the hashes that its quota, its meter and the list of suppressed addresses are looked up by.
-- `met` is the row that the address has, if the caller knows it, with the address as typed, encrypted for that row.
-- `known` is null once the form is recorded, and `granted` says whether the quota had a mail for it. Otherwise nothing is
-- changed, and `known` is the row that the address has.
CREATE FUNCTION "sign_form"("form" "signature", "mail" jsonb, "met" uuid, "met_email" bytea, OUT "known" uuid, OUT "granted" boolean)
LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := date_trunc('milliseconds', now());
  link_days interval := make_interval(days => (mail->>'linkDays')::int);
  unmailed_days interval := make_interval(days => (mail->>'unmailedDays')::int);
  mailbox bytea := decode(mail->>'mailbox', 'hex');
  mail_about bytea := decode(mail->>'about', 'hex');
  is_alias boolean := (mail->>'isAlias')::boolean;
  job jsonb := jsonb_build_object('petition', form.petition, 'locale', form.locale, 'subject', mail->>'subject');
  is_new boolean := false;
  takes_address boolean;
  state signature_status := form.status;
BEGIN
  -- The row that an address has may be withdrawn, erased or lapse between two statements, and then the address is free.
  FOR attempt IN 1..3 LOOP
    -- Locked, so that no press comes between reading and writing it.
    SELECT s.id INTO known FROM signature AS s
    WHERE s.petition = form.petition AND (s.email_index = form.email_index OR s.form_key = form.form_key)
      AND (s.confirmed_at IS NOT NULL OR s.withdrawn_at IS NOT NULL OR (s.created_at > moment - unmailed_days
        AND (s.mailed_at IS NULL OR s.mailed_at > moment - link_days OR s.created_at > moment - link_days)))
    ORDER BY s.email_index = form.email_index DESC LIMIT 1 FOR UPDATE;
    IF known IS NOT NULL THEN
      IF met IS DISTINCT FROM known THEN
        RETURN;
      END IF;
      EXIT;
    END IF;
    form.created_at := moment;
    INSERT INTO signature VALUES (form.*) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      is_new := true;
      known := form.id;
      INSERT INTO tally_change (petition, id, became) VALUES (form.petition, form.id, form.status);
      EXIT;
    END IF;
    -- A row that waited too long makes room.
    WITH gone AS (
      DELETE FROM signature AS s
      WHERE s.petition = form.petition AND (s.email_index = form.email_index OR s.form_key = form.form_key)
        AND NOT (s.confirmed_at IS NOT NULL OR s.withdrawn_at IS NOT NULL OR (s.created_at > moment - unmailed_days
          AND (s.mailed_at IS NULL OR s.mailed_at > moment - link_days OR s.created_at > moment - link_days)))
      RETURNING s.status
    )
    INSERT INTO tally_change (petition, id, was) SELECT form.petition, gen_random_uuid(), status FROM gone;
  END LOOP;
  IF known IS NULL THEN
    RAISE EXCEPTION 'An address is neither free nor taken';
  END IF;

  granted := take_mail_quota(mailbox, mail_about, is_alias, true);

  IF NOT is_new THEN
    -- A spelling with a tag never replaces the one without.
    takes_address := granted AND NOT (is_alias AND EXISTS (
      SELECT FROM mail_quota AS kept, unnest(kept.about, kept.of_alias) AS one (about, of_alias)
      WHERE kept.address = mailbox AND one.about = mail_about AND NOT coalesce(one.of_alias, false)));
    WITH before AS (
      SELECT s.status AS was, s.confirmed_at IS NOT NULL OR s.form_digest IS NOT DISTINCT FROM form.form_digest AS is_kept
      FROM signature AS s WHERE s.petition = form.petition AND s.id = known
    ), after AS (
      -- Written in every case, so that an address that has signed takes as long as a new one.
      UPDATE signature AS s SET
        several_forms = s.several_forms OR NOT is_kept,
        name_sealed = CASE WHEN is_kept THEN s.name_sealed END,
        postal_sealed = CASE WHEN is_kept THEN s.postal_sealed END,
        form_digest = CASE WHEN is_kept THEN s.form_digest END,
        updates_wanted = is_kept AND s.updates_wanted,
        email_sealed = CASE WHEN s.confirmed_at IS NULL AND takes_address THEN met_email ELSE s.email_sealed END,
        locale = CASE WHEN s.confirmed_at IS NULL THEN form.locale ELSE s.locale END,
        created_at = CASE WHEN s.confirmed_at IS NULL THEN moment ELSE s.created_at END,
        status = CASE
          WHEN form.status <> 'held' AND s.confirmed_at IS NULL AND s.held_because IN ('trap', 'network', 'flood')
            THEN 'pending'
          ELSE s.status
        END
      FROM before WHERE s.petition = form.petition AND s.id = known
      RETURNING s.status, was
    ), noted AS (
      INSERT INTO tally_change (petition, id, was, became)
      SELECT form.petition, gen_random_uuid(), was, status FROM after WHERE was <> status
    )
    SELECT status INTO state FROM after;
    IF granted THEN
      job := job || jsonb_build_object('emailSealed', translate(encode(met_email, 'base64'), E'\n', ''));
    END IF;
  END IF;

  job := job || jsonb_build_object('id', known);
  known := NULL;
  IF EXISTS (SELECT FROM suppression WHERE email_index = decode(mail->>'acrossPetitions', 'hex')) THEN
    RETURN;
  END IF;
  IF granted THEN
    PERFORM queue_mail(job, greatest(
      CASE WHEN form.mail_domain IS NULL THEN 0 ELSE pace_mail(form.mail_domain, 10, 300) END,
      CASE WHEN state = 'held' THEN pace_mail(decode(mail->>'heldMeter', 'hex'), 0, 1) ELSE 0 END));
  ELSIF is_new THEN
    -- Signed again after withdrawing: no earlier mail leads here, so this one comes when the quota is free again. Most are
    -- after these eleven minutes; the queue goes on trying for those that are not.
    PERFORM queue_mail(job || '{"late": true}', 660);
  END IF;
END
$$;
