-- A booking that its business put over another one on purpose stands out of the constraint against double booking; every
-- other one stays in it. The new constraint is there before the old one goes.
ALTER TABLE booking ADD COLUMN double_booked boolean NOT NULL DEFAULT false;
--> statement-breakpoint
ALTER TABLE booking ADD CONSTRAINT booking_no_overlap_unless_meant
  EXCLUDE USING gist (business_id WITH =, staff_id WITH =, during WITH &&) WHERE (live AND NOT double_booked);
--> statement-breakpoint
ALTER TABLE booking DROP CONSTRAINT booking_no_overlap;
--> statement-breakpoint
ALTER TABLE booking RENAME CONSTRAINT booking_no_overlap_unless_meant TO booking_no_overlap;
--> statement-breakpoint
-- What the business has to know for it, in its own words.
ALTER TABLE booking ADD COLUMN note text NOT NULL DEFAULT '';
--> statement-breakpoint
-- Without a staff member it is everybody's: time that the business blocked.
ALTER TABLE time_off ALTER COLUMN staff_id DROP NOT NULL;
