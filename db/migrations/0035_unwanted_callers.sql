-- The numbers that a business blocked, and those that it trusts. A number is one or the other.
CREATE TABLE number_standing (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  phone text NOT NULL,
  standing text NOT NULL,
  reason text NOT NULL,
  since timestamp (3) with time zone DEFAULT now() NOT NULL,
  set_by text,
  PRIMARY KEY (business_id, phone)
);
--> statement-breakpoint
CREATE INDEX number_standing_when ON number_standing (business_id, standing, since, phone);
--> statement-breakpoint
SELECT fence_table('number_standing');
--> statement-breakpoint
-- The column "blocked" of customer stays until no process of the version before reads it; nothing else does from here on.
INSERT INTO number_standing (business_id, phone, standing, reason)
  SELECT business_id, phone, 'blocked', 'by-hand' FROM customer WHERE blocked AND phone IS NOT NULL;
--> statement-breakpoint
ALTER TABLE business ADD COLUMN spam_filter text NOT NULL DEFAULT 'careful';
--> statement-breakpoint
ALTER TABLE business ADD COLUMN sales_may_leave_message boolean NOT NULL DEFAULT true;
--> statement-breakpoint
ALTER TABLE conversation ADD COLUMN forged boolean NOT NULL DEFAULT false;
--> statement-breakpoint
ALTER TABLE conversation ADD COLUMN spam text;
--> statement-breakpoint
ALTER TABLE conversation ADD COLUMN spam_signs text[] NOT NULL DEFAULT '{}';
--> statement-breakpoint
CREATE INDEX conversation_spam ON conversation (customer_address, started_at) WHERE spam = 'marked';
--> statement-breakpoint
-- How many other businesses had unwanted calls from this number of late: a tenant learns the count and nothing else.
CREATE FUNCTION spam_reports_of(number text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(DISTINCT business_id)::integer FROM conversation
  WHERE customer_address = number AND spam = 'marked' AND started_at > now() - interval '90 days'
    AND business_id IS DISTINCT FROM app_business_id()
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION spam_reports_of(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spam_reports_of(text) TO ahoy_tenant;
