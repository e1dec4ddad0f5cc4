CREATE TABLE "billing_account" (
	"business_id" uuid PRIMARY KEY NOT NULL,
	"trial_ends_at" timestamp (3) with time zone NOT NULL,
	"trial_minutes" integer NOT NULL,
	"customer_id" text,
	"subscription_id" text,
	"subscription_status" text,
	"plan" text,
	"interval" text,
	"period_start" timestamp (3) with time zone,
	"period_end" timestamp (3) with time zone,
	"cancels_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"unpaid_since" timestamp (3) with time zone,
	"overage_cap_cents" integer,
	"daily_cap_minutes" integer,
	"fallback_phone" text,
	"looked_at" timestamp (3) with time zone,
	CONSTRAINT "billing_account_customer_id_unique" UNIQUE("customer_id")
);
--> statement-breakpoint
CREATE TABLE "billing_notice" (
	"business_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period_start" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_notice_business_id_kind_period_start_pk" PRIMARY KEY("business_id","kind","period_start")
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"business_id" uuid NOT NULL,
	"period_start" timestamp (3) with time zone NOT NULL,
	"ours" integer NOT NULL,
	"theirs" integer NOT NULL,
	"repaired" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reconciliation_business_id_period_start_at_pk" PRIMARY KEY("business_id","period_start","at")
);
--> statement-breakpoint
CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"customer_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"error" text,
	"handled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "usage" (
	"business_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"billable" boolean NOT NULL,
	"reported_at" timestamp (3) with time zone,
	CONSTRAINT "usage_business_id_call_id_kind_pk" PRIMARY KEY("business_id","call_id","kind")
);
--> statement-breakpoint
ALTER TABLE "billing_account" ADD CONSTRAINT "billing_account_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."business"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_notice" ADD CONSTRAINT "billing_notice_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."business"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."business"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage" ADD CONSTRAINT "usage_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."business"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage" ADD CONSTRAINT "usage_business_id_call_id_call_business_id_id_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."call"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stripe_event_status" ON "stripe_event" USING btree ("status","received_at");--> statement-breakpoint
CREATE INDEX "stripe_event_customer" ON "stripe_event" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "usage_when" ON "usage" USING btree ("business_id","at");