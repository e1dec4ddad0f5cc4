-- The receptionist on the website of a business, and who talked with it there.
CREATE TABLE "website" (
	"business_id" uuid PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT false NOT NULL,
	"origins" text[] DEFAULT '{}' NOT NULL,
	"color" text DEFAULT '#0b6b63' NOT NULL,
	"side" text DEFAULT 'right' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "website_visit" (
	"business_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"visitor" text NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "website_visit_business_id_call_id_pk" PRIMARY KEY("business_id","call_id")
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "from_website" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "website" ADD CONSTRAINT "website_business_id_business_id_fk" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE cascade;
--> statement-breakpoint
ALTER TABLE "website_visit" ADD CONSTRAINT "website_visit_call" FOREIGN KEY ("business_id","call_id") REFERENCES "call"("business_id","id") ON DELETE cascade;
--> statement-breakpoint
CREATE INDEX "website_visit_visitor" ON "website_visit" USING btree ("business_id","visitor");
--> statement-breakpoint
CREATE INDEX "website_visit_address" ON "website_visit" USING btree ("business_id","address");
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY['website', 'website_visit']::regclass[]) AS t;
--> statement-breakpoint
-- What members may talk for free is not used up by visitors.
CREATE OR REPLACE FUNCTION browser_use(
  who text, counted_from timestamptz, today timestamptz, heartbeat_seconds integer, alive_seconds integer
) RETURNS TABLE (all_seconds integer, today_seconds integer, business_calls integer, user_calls integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- A union, and no OR: each half has its index.
  WITH wanted AS (
    SELECT business_id, id FROM conversation WHERE channel = 'web' AND business_id = (SELECT app_business_id()) AND started_at >= counted_from
    UNION SELECT business_id, id FROM call WHERE user_id = who
  ), counted AS (
    SELECT c.business_id = (SELECT app_business_id()) AS own, c.user_id = who AS theirs,
      coalesce(u.at, v.ended_at, now()) >= today AS is_today,
      coalesce(u.quantity, ceil(c.connected_ms / 1000.0 + coalesce(extract(epoch FROM
        least(now(), c.last_connected_at + make_interval(secs => heartbeat_seconds)) - c.connected_since), 0))) AS seconds,
      CASE c.status
        WHEN 'ringing' THEN v.started_at > now() - make_interval(secs => alive_seconds)
        WHEN 'active' THEN c.instance_id IS NOT NULL AND c.last_connected_at > now() - make_interval(secs => alive_seconds)
        ELSE false
      END AS open
    FROM wanted JOIN call c USING (business_id, id) JOIN conversation v USING (business_id, id)
      LEFT JOIN usage u ON u.business_id = c.business_id AND u.conversation_id = c.id AND u.kind = 'browser'
    WHERE v.channel = 'web' AND NOT v.from_website AND v.started_at >= counted_from
  )
  SELECT coalesce(sum(seconds), 0)::int, coalesce(sum(seconds) FILTER (WHERE is_today), 0)::int,
    (count(*) FILTER (WHERE open AND own))::int, (count(*) FILTER (WHERE open AND theirs))::int
  FROM counted
$$;
