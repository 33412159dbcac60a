-- Several petitions signed with one form: all of it is recorded in one statement, or nothing is, and one mail leads to what is new.

-- As before, but with `quiet` in `mail` it records the form and neither takes a mail of the quota nor queues one, with
-- `together` the link of its mail leads to what was signed with it, and with `blurred` its time is up to an hour earlier: rows
-- of one form in several petitions would have the same, and tell that one person signed them.
CREATE OR REPLACE FUNCTION "sign_form"("form" "signature", "mail" jsonb, "met" uuid, "met_email" bytea, OUT "known" uuid, OUT "granted" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := date_trunc('milliseconds', now());
  link_days interval := make_interval(days => (mail->>'linkDays')::int);
  unmailed_days interval := make_interval(days => (mail->>'unmailedDays')::int);
  mailbox bytea := decode(mail->>'mailbox', 'hex');
  mail_about bytea := decode(mail->>'about', 'hex');
  is_alias boolean := (mail->>'isAlias')::boolean;
  job jsonb := jsonb_build_object('petition', form.petition, 'locale', form.locale, 'subject', mail->>'subject')
    || CASE WHEN mail ? 'together' THEN '{"together": true}'::jsonb ELSE '{}'::jsonb END;
  is_quiet boolean := mail ? 'quiet';
  stamp timestamptz := date_trunc('milliseconds', moment - CASE WHEN mail ? 'blurred' THEN random() * interval '1 hour' ELSE interval '0' END);
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
    form.created_at := stamp;
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

  granted := CASE WHEN is_quiet THEN false ELSE take_mail_quota(mailbox, mail_about, is_alias, true) END;

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
        created_at = CASE WHEN s.confirmed_at IS NULL THEN stamp ELSE s.created_at END,
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
  IF is_quiet THEN
    RETURN;
  END IF;
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

-- Records one form for several petitions: see lib/signatures/sign-together.ts. Each of `forms` has the row (`form`) and the `mail`
-- that `sign_form` takes, and the row that the address has, if it has one (`met`, `metEmail`). They come in the order of their
-- petitions, so that two forms never wait for each other, and in which their tokens follow each other. There is one mail for all
-- that is new, and beside it one for each that waits from another form, as if it were sent for that alone; where nothing is new,
-- one to the first that waits (a form that is sent again), else about `first`, the petition that the form stood on. `recorded` is false, and nothing is changed, when an address has another row than the caller knew.
CREATE FUNCTION "sign_forms"("forms" jsonb, "first" text, OUT "recorded" boolean, OUT "granted" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one jsonb;
  form signature;
  added int := 0;
  new_one jsonb;
  waiting jsonb[] := '{}';
  confirmed_one jsonb;
  mail jsonb;
  job jsonb;
  other uuid;
  has_confirmed boolean;
BEGIN
  recorded := true;
  FOR one IN SELECT each FROM jsonb_array_elements(forms) WITH ORDINALITY AS listed (each, nth) ORDER BY nth LOOP
    form := jsonb_populate_record(NULL::signature, one->'form');
    -- One press confirms all of it, and counts once for the quota of the domain.
    IF new_one IS NOT NULL THEN
      form.mail_domain := NULL;
    END IF;
    SELECT s.known INTO other FROM sign_form(form, one->'mail' || '{"quiet": true, "blurred": true}', (one->>'met')::uuid,
      decode(one->>'metEmail', 'hex')) AS s;
    IF other IS NOT NULL THEN
      RAISE serialization_failure;
    END IF;
    SELECT s.id, s.confirmed_at IS NOT NULL INTO other, has_confirmed FROM signature AS s
    WHERE s.petition = form.petition AND s.id IN (form.id, (one->>'met')::uuid) ORDER BY s.id = form.id DESC LIMIT 1;
    IF other = form.id THEN
      added := added + 1;
      new_one := coalesce(new_one, one);
    ELSIF NOT has_confirmed THEN
      waiting := waiting || one;
    ELSIF form.petition = first THEN
      confirmed_one := one;
    END IF;
  END LOOP;

  IF new_one IS NULL THEN
    one := coalesce(waiting[1], confirmed_one, forms->0);
    SELECT s.granted INTO granted FROM sign_form(jsonb_populate_record(NULL::signature, one->'form'),
      one->'mail' || '{"blurred": true}' || CASE WHEN cardinality(waiting) = 0 THEN '{}'::jsonb ELSE '{"together": true}'::jsonb END, (one->>'met')::uuid,
      decode(one->>'metEmail', 'hex')) AS s;
    RETURN;
  END IF;
  form := jsonb_populate_record(NULL::signature, new_one->'form');
  mail := new_one->'mail';
  granted := take_mail_quota(decode(mail->>'mailbox', 'hex'), decode(mail->>'about', 'hex'), (mail->>'isAlias')::boolean, true);
  IF EXISTS (SELECT FROM suppression WHERE email_index = decode(mail->>'acrossPetitions', 'hex')) THEN
    RETURN;
  END IF;
  job := jsonb_build_object('petition', form.petition, 'locale', form.locale, 'subject', mail->>'subject', 'id', form.id)
    || CASE WHEN added > 1 THEN '{"together": true}'::jsonb ELSE '{}'::jsonb END;
  IF granted THEN
    PERFORM queue_mail(job, greatest(
      CASE WHEN form.mail_domain IS NULL THEN 0 ELSE pace_mail(form.mail_domain, 10, 300) END,
      CASE WHEN form.status = 'held' THEN pace_mail(decode(mail->>'heldMeter', 'hex'), 0, 1) ELSE 0 END));
  ELSE
    PERFORM queue_mail(job || '{"late": true}', 660);
  END IF;
  FOREACH one IN ARRAY waiting LOOP
    PERFORM sign_form(jsonb_populate_record(NULL::signature, one->'form'), one->'mail' || '{"blurred": true}', (one->>'met')::uuid,
      decode(one->>'metEmail', 'hex'));
  END LOOP;
EXCEPTION WHEN serialization_failure THEN
  recorded := false;
  granted := NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION "sign_forms"(jsonb, text) FROM PUBLIC;
-- Said here as well as in roles.sql: between the two, forms with ticks would be refused.
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'refuge_web') THEN
    GRANT EXECUTE ON FUNCTION "sign_forms"(jsonb, text) TO refuge_web;
  END IF;
END $$;

-- The press behind such a mail: confirms what is chosen and takes back what is not, in one statement. What was confirmed before
-- stays. Each has a moment of its own within the last hour, and none before its form, since one moment would join the rows.
CREATE FUNCTION "press_together"("petitions" text[], "tokens" bytea[], "chosen" text[], "consent" int, "link_days" int,
  "unmailed_days" int) RETURNS TABLE ("petition" text, "did" boolean)
LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  -- All rows before the quotas, as forms lock them.
  PERFORM 1 FROM signature AS s JOIN unnest(petitions, tokens) AS each (p, t) ON s.petition = each.p AND s.token_hash = each.t
  ORDER BY s.petition COLLATE "C" FOR UPDATE OF s;
  FOR one IN
    SELECT p, t, date_trunc('milliseconds', greatest(s.created_at, now() - random() * interval '1 hour')) AS pressed_at
    FROM unnest(petitions, tokens) AS each (p, t) JOIN signature AS s ON s.petition = p AND s.token_hash = t
    ORDER BY p COLLATE "C"
  LOOP
    petition := one.p;
    IF one.p = ANY (chosen) THEN
      SELECT c.did INTO did FROM confirm_signature(one.p, one.t, consent, NULL::signature, link_days, unmailed_days) AS c;
      UPDATE signature AS s SET confirmed_at = one.pressed_at,
        updates_consent_at = CASE WHEN s.updates_consent_at IS NOT NULL THEN one.pressed_at END
      WHERE did AND s.petition = one.p AND s.token_hash = one.t;
      UPDATE subscription AS s SET consent_at = one.pressed_at WHERE did AND s.petition = one.p AND s.token_hash = one.t;
    ELSE
      SELECT w.did INTO did FROM withdraw_signature(one.p, one.t, true) AS w;
      UPDATE signature AS s SET withdrawn_at = one.pressed_at WHERE did AND s.petition = one.p AND s.token_hash = one.t;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
