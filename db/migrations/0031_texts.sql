-- The texts with one telephone of a customer: who answers them, and the conversation that they belong to now.
CREATE TABLE text_thread (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  phone text NOT NULL,
  customer_id uuid,
  conversation_id uuid,
  -- The member who answers by hand, and since when; until then the receptionist is silent.
  held_by text,
  held_at timestamp (3) with time zone,
  -- Who is making an answer, and until when that is believed.
  answering uuid,
  answering_until timestamp (3) with time zone,
  last_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  seen_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, customer_id) REFERENCES customer (business_id, id) ON DELETE SET NULL (customer_id),
  CONSTRAINT text_thread_conversation FOREIGN KEY (business_id, conversation_id) REFERENCES conversation (business_id, id) ON DELETE SET NULL (conversation_id),
  CONSTRAINT text_thread_phone UNIQUE (business_id, phone)
);
--> statement-breakpoint
CREATE INDEX text_thread_list ON text_thread (business_id, last_at, id);
--> statement-breakpoint
CREATE INDEX text_thread_customer ON text_thread (business_id, customer_id);
--> statement-breakpoint
CREATE TABLE text_message (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  thread_id uuid,
  direction text NOT NULL,
  kind text NOT NULL,
  -- The number of the business, and the other one.
  address text NOT NULL,
  phone text NOT NULL,
  body text NOT NULL,
  status text NOT NULL,
  error_code integer,
  segments integer NOT NULL,
  sid text,
  conversation_id uuid,
  customer_id uuid,
  booking_id uuid,
  message_id uuid,
  written_by text,
  not_before timestamp (3) with time zone,
  created_at timestamp (3) with time zone DEFAULT now() NOT NULL,
  sending_at timestamp (3) with time zone,
  sent_at timestamp (3) with time zone,
  ended_at timestamp (3) with time zone,
  -- Of a text that came in: when the receptionist was done with it.
  answered_at timestamp (3) with time zone,
  PRIMARY KEY (business_id, id),
  FOREIGN KEY (business_id, thread_id) REFERENCES text_thread (business_id, id) ON DELETE CASCADE,
  CONSTRAINT text_message_conversation FOREIGN KEY (business_id, conversation_id) REFERENCES conversation (business_id, id) ON DELETE SET NULL (conversation_id),
  FOREIGN KEY (business_id, customer_id) REFERENCES customer (business_id, id) ON DELETE SET NULL (customer_id),
  FOREIGN KEY (business_id, booking_id) REFERENCES booking (business_id, id) ON DELETE SET NULL (booking_id),
  FOREIGN KEY (business_id, message_id) REFERENCES message (business_id, id) ON DELETE SET NULL (message_id)
);
--> statement-breakpoint
CREATE INDEX text_message_thread ON text_message (business_id, thread_id, created_at, id);
--> statement-breakpoint
CREATE INDEX text_message_day ON text_message (business_id, direction, created_at);
--> statement-breakpoint
CREATE INDEX text_message_phone ON text_message (business_id, phone, created_at);
--> statement-breakpoint
CREATE INDEX text_message_sid ON text_message (business_id, sid) WHERE sid IS NOT NULL;
--> statement-breakpoint
CREATE INDEX text_message_conversation_id ON text_message (business_id, conversation_id) WHERE conversation_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX text_message_customer ON text_message (business_id, customer_id) WHERE customer_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX text_message_booking ON text_message (business_id, booking_id) WHERE booking_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX text_message_message ON text_message (business_id, message_id) WHERE message_id IS NOT NULL;
--> statement-breakpoint
-- The pictures that came with a text; they go with it.
CREATE TABLE text_picture (
  business_id uuid NOT NULL,
  text_id uuid NOT NULL,
  position integer NOT NULL,
  type text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (business_id, text_id, position),
  FOREIGN KEY (business_id, text_id) REFERENCES text_message (business_id, id) ON DELETE CASCADE
);
--> statement-breakpoint
-- Who wants no texts of a business any more, by a hash of the number: it stays when the customer is erased.
CREATE TABLE text_opt_out (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  phone_hash text NOT NULL,
  at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, phone_hash)
);
--> statement-breakpoint
-- The ledger of texts: one row for each that the carrier took; it stays when the text is erased.
CREATE TABLE text_usage (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  text_id uuid NOT NULL,
  segments integer NOT NULL,
  at timestamp (3) with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (business_id, text_id)
);
--> statement-breakpoint
CREATE INDEX text_usage_when ON text_usage (business_id, at);
--> statement-breakpoint
-- How far the registration is that the carriers of the United States ask of whoever texts there, as the owner says.
CREATE TABLE text_registration (
  business_id uuid PRIMARY KEY REFERENCES business (id) ON DELETE CASCADE,
  brand text DEFAULT 'not-started' NOT NULL,
  campaign text DEFAULT 'not-started' NOT NULL,
  toll_free text DEFAULT 'not-started' NOT NULL,
  -- When the carriers refused a text for want of it, and with which code; null: not since the last change.
  refused_at timestamp (3) with time zone,
  refused_code integer,
  updated_at timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY[
  'text_thread', 'text_message', 'text_picture', 'text_opt_out', 'text_usage', 'text_registration'
]::regclass[]) AS t;
