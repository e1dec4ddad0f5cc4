-- Whether the carrier vouches that a call comes from the number that it shows.
ALTER TABLE "call" ADD COLUMN "vouched" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What callers have to say before their appointments are talked about.
ALTER TABLE "business" ADD COLUMN "caller_proof" text DEFAULT 'name-when-vouched' NOT NULL
  CHECK ("caller_proof" IN ('name-when-vouched', 'name-and-day'));--> statement-breakpoint
-- How often callers from a number said the wrong name or day lately. It counts numbers that the business does not know,
-- too: whether a number is locked tells nothing about it.
CREATE TABLE "wrong_proof" (
  "business_id" uuid NOT NULL REFERENCES "business" ("id") ON DELETE CASCADE,
  "phone" text NOT NULL,
  "tries" integer NOT NULL,
  "last_at" timestamp (3) with time zone NOT NULL,
  PRIMARY KEY ("business_id", "phone")
);--> statement-breakpoint
SELECT fence_table('wrong_proof');
