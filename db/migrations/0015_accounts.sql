-- Who signed up before addresses were confirmed has been at work since: they go on as they are.
UPDATE "user" SET email_verified = true;
--> statement-breakpoint
-- An invitation to have an account, from whoever runs the installation; known by the hash of its link's token only.
CREATE TABLE account_invitation (
  email text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
-- Who is about to become the first user; one row at most, so that of two at once only one does.
CREATE TABLE first_account (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  email text NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
-- Until when the link in a mail lets somebody in; null: it has none. The body is emptied when it is sent or too old.
ALTER TABLE mail ADD COLUMN link_expires_at timestamptz;
--> statement-breakpoint
CREATE INDEX mail_links ON mail (link_expires_at) WHERE link_expires_at IS NOT NULL;
--> statement-breakpoint
-- How many mails of a kind left today, by business and by recipient (by the hash of their address).
CREATE TABLE mail_count (
  day date NOT NULL,
  kind text NOT NULL,
  whose text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (day, kind, whose)
);
--> statement-breakpoint
-- Counts one more mail, unless that is more than the limit: false then. A tenant can count, and neither read nor reset.
CREATE FUNCTION count_mail(mail_kind text, mail_whose text, most integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_count AS known (day, kind, whose, count)
  VALUES ((now() AT TIME ZONE 'UTC')::date, mail_kind, mail_whose, 1)
  ON CONFLICT (day, kind, whose) DO UPDATE SET count = known.count + 1 WHERE known.count < most;
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_mail(text, text, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_mail(text, text, integer) TO ahoy_tenant;
