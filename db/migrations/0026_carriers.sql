-- Which carrier a number is at.
ALTER TABLE phone_number ADD COLUMN carrier text NOT NULL DEFAULT 'twilio';
--> statement-breakpoint
ALTER TABLE phone_number ADD CONSTRAINT phone_number_carrier CHECK (carrier ~ '^[a-z]{1,30}$');
