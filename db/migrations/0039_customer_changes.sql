ALTER TABLE "booking" ADD COLUMN "changed_online" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "changed_online_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "booking_link" ON "booking" USING btree (right("id"::text, 12));