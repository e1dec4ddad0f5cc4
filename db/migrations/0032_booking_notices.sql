-- How often an appointment has changed since it was made: the number by which calendars know which invitation is newer.
ALTER TABLE booking ADD COLUMN sequence integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- By which ways a customer wants to hear of appointments; null: as the business does.
ALTER TABLE customer ADD COLUMN notify text;
--> statement-breakpoint
ALTER TABLE mail ADD COLUMN html text;
--> statement-breakpoint
ALTER TABLE mail ADD COLUMN calendar text;
--> statement-breakpoint
ALTER TABLE mail ADD COLUMN booking_id uuid;
--> statement-breakpoint
CREATE INDEX mail_booking ON mail (business_id, booking_id) WHERE booking_id IS NOT NULL;
--> statement-breakpoint
-- What customers are told of their appointments, how, and in which words; without a row it is as described in code.
CREATE TABLE notice_settings (
  business_id uuid PRIMARY KEY REFERENCES business (id) ON DELETE CASCADE,
  settings jsonb NOT NULL,
  updated_at timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE booking_notice (
  business_id uuid NOT NULL,
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL,
  -- The booking's sequence that it tells of.
  sequence integer NOT NULL,
  status text NOT NULL,
  reason text,
  send_at timestamp (3) with time zone NOT NULL,
  sent_at timestamp (3) with time zone,
  text_id uuid,
  mail_id uuid,
  created_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, booking_id) REFERENCES booking (business_id, id) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE INDEX booking_notice_booking ON booking_notice (business_id, booking_id);
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY['notice_settings', 'booking_notice']::regclass[]) AS t;
--> statement-breakpoint
-- The same as enqueue_job for what is to be done later; it is kept as long after that moment as others after their start.
CREATE OR REPLACE FUNCTION enqueue_job_at(queue_name text, job_data jsonb, at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO pgboss.job (
    name, data, start_after, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until, policy, dead_letter
  )
  SELECT
    name, job_data, at, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
    greatest(at, now()) + retention_seconds * interval '1 second', policy, dead_letter
  FROM pgboss.queue WHERE name = queue_name;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no queue %', queue_name; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_job_at(text, jsonb, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_job_at(text, jsonb, timestamptz) TO ahoy_tenant;
