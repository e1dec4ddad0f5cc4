-- When a business showed that a number is its own, by a code spoken or texted to it; null: it did not. A call that came
-- in by the number shows it, too, and stands among the calls.
ALTER TABLE phone_number ADD COLUMN proven_at timestamp (3) with time zone;
--> statement-breakpoint
-- Who said of which number that it is theirs, and when first: hashes of a person and of a number. Beyond the end of a
-- business, so that nobody keeps a number from its owner by one new business after the other.
CREATE TABLE number_claim (
  person text NOT NULL,
  number text NOT NULL,
  claimed_for uuid NOT NULL,
  claimed_at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (person, number)
);
--> statement-breakpoint
-- The code that was last sent to a number, by its hash.
CREATE TABLE number_code (
  business_id uuid NOT NULL REFERENCES business (id) ON DELETE CASCADE,
  e164 text NOT NULL,
  code_hash text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  expires_at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (business_id, e164)
);
--> statement-breakpoint
SELECT fence_table('number_code');
