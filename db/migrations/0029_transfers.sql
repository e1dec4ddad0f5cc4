CREATE TABLE transfer (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  call_id uuid,
  mode text NOT NULL,
  state text NOT NULL,
  outcome text,
  who text NOT NULL,
  reason text NOT NULL DEFAULT '',
  requested_by text,
  carrier text NOT NULL,
  from_number text NOT NULL,
  seconds integer NOT NULL,
  caller_moved boolean NOT NULL DEFAULT false,
  person_conference text,
  caller_conference text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  accepted_at timestamp(3) with time zone,
  connected_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone,
  taken_by uuid,
  PRIMARY KEY (business_id, id),
  CONSTRAINT transfer_call FOREIGN KEY (business_id, call_id) REFERENCES call (business_id, id) ON DELETE CASCADE,
  CONSTRAINT transfer_outcome CHECK ((state = 'ended') = (outcome IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX transfer_of_call ON transfer (business_id, call_id, created_at);
--> statement-breakpoint
-- A call is put through to one person at a time.
CREATE UNIQUE INDEX transfer_running ON transfer (business_id, call_id) WHERE state <> 'ended';
--> statement-breakpoint
CREATE INDEX transfer_open ON transfer (created_at) WHERE state <> 'ended';
--> statement-breakpoint
CREATE TABLE transfer_leg (
  business_id uuid NOT NULL,
  id uuid NOT NULL,
  transfer_id uuid NOT NULL,
  position integer NOT NULL,
  who text NOT NULL,
  phone text NOT NULL,
  ring_seconds integer NOT NULL,
  state text NOT NULL,
  outcome text,
  sid text,
  sequence integer NOT NULL DEFAULT -1,
  token_hash text NOT NULL,
  placed_at timestamp(3) with time zone,
  PRIMARY KEY (business_id, id),
  CONSTRAINT transfer_leg_transfer FOREIGN KEY (business_id, transfer_id) REFERENCES transfer (business_id, id) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE INDEX transfer_leg_transfer ON transfer_leg (business_id, transfer_id, position);
--> statement-breakpoint
CREATE UNIQUE INDEX transfer_leg_token ON transfer_leg (token_hash);
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY['transfer', 'transfer_leg']::regclass[]) AS t;
