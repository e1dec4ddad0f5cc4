ALTER TABLE "business" ADD COLUMN "also_speaks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "business" ADD COLUMN "offers_language_keys" boolean DEFAULT false NOT NULL;