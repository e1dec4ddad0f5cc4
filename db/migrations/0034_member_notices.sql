-- What each member of a business wants to hear of, and how; without a row it is what their role hears by default.
CREATE TABLE member_notice_settings (
  business_id uuid NOT NULL,
  user_id text NOT NULL,
  channels jsonb NOT NULL,
  -- The kinds with a channel: whoever records an event looks at these only.
  kinds text[] NOT NULL,
  quiet_from text,
  quiet_to text,
  agenda_hour integer,
  weekly_report boolean NOT NULL,
  PRIMARY KEY (business_id, user_id),
  FOREIGN KEY (business_id, user_id) REFERENCES member (business_id, user_id) ON DELETE CASCADE,
  CONSTRAINT member_notice_settings_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
--> statement-breakpoint
CREATE TABLE member_notice (
  business_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  about text NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL,
  seq bigint,
  status text NOT NULL,
  error text,
  due_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, user_id) REFERENCES member (business_id, user_id) ON DELETE CASCADE
);
--> statement-breakpoint
-- A member is told once of each thing on each channel, however often the job is done.
CREATE UNIQUE INDEX member_notice_once ON member_notice (business_id, user_id, channel, about);
--> statement-breakpoint
CREATE INDEX member_notice_lately ON member_notice (business_id, user_id, kind, created_at);
--> statement-breakpoint
CREATE INDEX member_notice_held ON member_notice (due_at) WHERE status = 'held';
--> statement-breakpoint
-- Retention goes by this.
CREATE INDEX member_notice_age ON member_notice (created_at);
--> statement-breakpoint
CREATE TABLE push_device (
  business_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  name text NOT NULL,
  created_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, user_id) REFERENCES member (business_id, user_id) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE UNIQUE INDEX push_device_endpoint ON push_device (business_id, endpoint);
--> statement-breakpoint
CREATE INDEX push_device_member ON push_device (business_id, user_id);
--> statement-breakpoint
-- A vendor that fails, from when until when; one row for all instances.
CREATE TABLE vendor_outage (
  id uuid PRIMARY KEY,
  vendor text NOT NULL,
  since timestamp (3) with time zone DEFAULT now() NOT NULL,
  ended_at timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX vendor_outage_open ON vendor_outage (vendor) WHERE ended_at IS NULL;
--> statement-breakpoint
-- The businesses that were told of an outage, and whether of its end.
CREATE TABLE told_outage (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  outage_id uuid NOT NULL REFERENCES vendor_outage (id) ON DELETE CASCADE,
  restored boolean DEFAULT false NOT NULL,
  PRIMARY KEY (business_id, outage_id)
);
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY[
  'member_notice_settings', 'member_notice', 'push_device', 'told_outage'
]::regclass[]) AS t;
