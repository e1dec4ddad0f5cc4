-- What a call was connected: the time of its finished streams, when the one that goes on began, and when it was last
-- seen connected. The last is null for a call from before this was written down.
ALTER TABLE "call" ADD COLUMN "connected_ms" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "connected_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "last_connected_at" timestamp (3) with time zone;--> statement-breakpoint
-- When its caller was put through to a telephone.
ALTER TABLE "call" ADD COLUMN "put_through_at" timestamp (3) with time zone;--> statement-breakpoint
-- The countries that may be rung besides the business's own, ISO 3166 alpha-2.
ALTER TABLE "business" ADD COLUMN "dial_countries" text[] DEFAULT '{}' NOT NULL;
