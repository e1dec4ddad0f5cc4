-- Whose trial was taken: by person (a hash of their e-mail address) and by card (a hash of Stripe's fingerprint), with
-- the business that had it. It outlives the business, and names nobody.
CREATE TABLE trial_claim (
  key text PRIMARY KEY,
  had_by uuid NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
-- Claims a trial for the business that asks: false where one of these keys had one for another business; nothing is
-- claimed then. Of two that ask at once for the same key the second waits for the first.
CREATE FUNCTION claim_trial(wanted text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made text[];
BEGIN
  WITH claimed AS (
    INSERT INTO trial_claim (key, had_by)
    SELECT DISTINCT each, app_business_id() FROM unnest(wanted) AS each ORDER BY each
    ON CONFLICT DO NOTHING RETURNING key
  )
  SELECT array_agg(key) INTO made FROM claimed;
  IF NOT EXISTS (SELECT FROM trial_claim WHERE key = ANY (wanted) AND had_by <> app_business_id()) THEN
    RETURN true;
  END IF;
  DELETE FROM trial_claim WHERE key = ANY (made);
  RETURN false;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION claim_trial(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION claim_trial(text[]) TO ahoy_tenant;
--> statement-breakpoint
-- Why a business has no trial, or none any more; null: it has or had its own.
ALTER TABLE billing_account ADD COLUMN trial_refused text;
--> statement-breakpoint
-- Owners of businesses that had a trial before this was kept, in the form that server/accounts/person.ts makes.
INSERT INTO trial_claim (key, had_by)
SELECT DISTINCT ON (key) key, business_id FROM (
  SELECT b.business_id, b.trial_ends_at, 'person:' || encode(sha256(convert_to(
    CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(mailbox, '.', '') || '@gmail.com'
    ELSE mailbox || '@' || domain END, 'UTF8')), 'hex') AS key
  FROM billing_account b
  JOIN member m ON m.business_id = b.business_id AND m.role = 'owner'
  JOIN "user" u ON u.id = m.user_id
  CROSS JOIN LATERAL (SELECT regexp_replace(u.email, '^.*@', '') AS domain, regexp_replace(u.email, '@[^@]*$', '') AS local) parts
  CROSS JOIN LATERAL (SELECT CASE WHEN position('+' IN local) > 1 THEN split_part(local, '+', 1) ELSE local END AS mailbox) plain
) owners ORDER BY key, trial_ends_at;
