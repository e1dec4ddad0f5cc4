ALTER TABLE "message" ADD COLUMN "recording_url" text;--> statement-breakpoint
UPDATE "message" SET "recording_url" = substring("body" from '^Recorded message: (https?://\S+)$'), "body" = 'Spoken after the tone.' WHERE "body" ~ '^Recorded message: https?://\S+$';
