-- What a conversation came to, written once when it is over.
CREATE TABLE "conversation_summary" (
	"business_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"wanted" text NOT NULL,
	"done" text NOT NULL,
	"open" jsonb NOT NULL,
	"sentiment" text NOT NULL,
	"written_by" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_summary_business_id_conversation_id_pk" PRIMARY KEY("business_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "conversation_flag" (
	"business_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_flag_business_id_conversation_id_kind_position_pk" PRIMARY KEY("business_id","conversation_id","kind","position")
);
--> statement-breakpoint
CREATE TABLE "customer_fact" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"fact" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_fact_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversation_summary" ADD CONSTRAINT "conversation_summary_conversation" FOREIGN KEY ("business_id","conversation_id") REFERENCES "conversation"("business_id","id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "conversation_flag" ADD CONSTRAINT "conversation_flag_conversation" FOREIGN KEY ("business_id","conversation_id") REFERENCES "conversation"("business_id","id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "customer_fact" ADD CONSTRAINT "customer_fact_customer" FOREIGN KEY ("business_id","customer_id") REFERENCES "customer"("business_id","id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "customer_fact" ADD CONSTRAINT "customer_fact_conversation" FOREIGN KEY ("business_id","conversation_id") REFERENCES "conversation"("business_id","id") ON DELETE cascade;
--> statement-breakpoint
CREATE INDEX "conversation_flag_kind" ON "conversation_flag" USING btree ("business_id","kind","conversation_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "customer_fact_said_once" ON "customer_fact" USING btree ("business_id","customer_id",lower("fact"));
--> statement-breakpoint
CREATE INDEX "customer_fact_conversation" ON "customer_fact" USING btree ("business_id","conversation_id");
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY['conversation_summary', 'conversation_flag', 'customer_fact']::regclass[]) AS t;
--> statement-breakpoint
-- A message can wait until a moment, be answered by text, or by a call.
ALTER TABLE "message" ADD COLUMN "snoozed_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "called_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "answer_text_id" uuid;
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "transcribed_at" timestamp (3) with time zone;
