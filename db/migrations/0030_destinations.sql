-- Whom callers can be put through to: a number, or a member by the phone that they have given.
ALTER TABLE member ADD COLUMN phone text;
--> statement-breakpoint
CREATE TABLE destination (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL DEFAULT '',
  phone text,
  member_id text,
  staff_id uuid,
  hours jsonb NOT NULL,
  position integer NOT NULL,
  ring_seconds integer NOT NULL DEFAULT 25,
  mode text NOT NULL DEFAULT 'warm',
  rings_first boolean NOT NULL DEFAULT false,
  created_at timestamp (3) with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, member_id) REFERENCES member (business_id, user_id) ON DELETE CASCADE,
  FOREIGN KEY (business_id, staff_id) REFERENCES staff (business_id, id),
  CONSTRAINT destination_number_or_member CHECK (num_nonnulls(phone, member_id) = 1),
  CONSTRAINT destination_ring_seconds CHECK (ring_seconds BETWEEN 10 AND 60)
);
--> statement-breakpoint
-- The services that somebody is rung for; none: all of them.
CREATE TABLE destination_service (
  business_id uuid NOT NULL,
  destination_id uuid NOT NULL,
  service_id uuid NOT NULL,
  PRIMARY KEY (business_id, destination_id, service_id),
  FOREIGN KEY (business_id, destination_id) REFERENCES destination (business_id, id) ON DELETE CASCADE,
  FOREIGN KEY (business_id, service_id) REFERENCES service (business_id, id) ON DELETE CASCADE
);
--> statement-breakpoint
-- Who answers calls; a number may have a way of its own.
ALTER TABLE business ADD COLUMN answering jsonb NOT NULL DEFAULT '{"mode":"receptionist"}';
--> statement-breakpoint
ALTER TABLE phone_number ADD COLUMN answering jsonb;
--> statement-breakpoint
-- The phones of the staff that rang for a call before the receptionist answered it: one row for those that rang at once.
CREATE TABLE staff_ring (
  business_id uuid NOT NULL,
  call_id uuid NOT NULL,
  step integer NOT NULL,
  names text[] NOT NULL,
  token_hash text NOT NULL UNIQUE,
  rang_at timestamp (3) with time zone NOT NULL DEFAULT now(),
  accepted_at timestamp (3) with time zone,
  accepted_by text,
  ended_at timestamp (3) with time zone,
  PRIMARY KEY (business_id, call_id, step),
  FOREIGN KEY (business_id, call_id) REFERENCES call (business_id, id) ON DELETE CASCADE
);
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY['destination', 'destination_service', 'staff_ring']::regclass[]) AS t;
