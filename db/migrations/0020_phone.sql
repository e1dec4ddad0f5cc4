-- Who rang from the browser; null for a telephone's call.
ALTER TABLE call ADD COLUMN user_id text;
--> statement-breakpoint
CREATE INDEX call_browser ON call (business_id, started_at) WHERE line = 'browser';
--> statement-breakpoint
CREATE INDEX call_user ON call (user_id, started_at) WHERE user_id IS NOT NULL;
--> statement-breakpoint
-- What is used of a business's allowance for calls from the browser by one person's next call: by all calls of the
-- business, and by that person's calls in other businesses, of which a tenant learns these sums and no row. A call that
-- goes on counts up to now. One is open while its instance says so; who died is not waited for.
CREATE FUNCTION browser_use(
  who text, counted_from timestamptz, today timestamptz, heartbeat_seconds integer, alive_seconds integer
) RETURNS TABLE (all_seconds integer, today_seconds integer, business_calls integer, user_calls integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH counted AS (
    SELECT c.business_id = (SELECT app_business_id()) AS own, c.user_id = who AS theirs,
      coalesce(u.at, c.ended_at, now()) >= today AS is_today,
      coalesce(u.quantity, ceil(c.connected_ms / 1000.0 + coalesce(extract(epoch FROM
        least(now(), c.last_connected_at + make_interval(secs => heartbeat_seconds)) - c.connected_since), 0))) AS seconds,
      CASE c.status
        WHEN 'ringing' THEN c.started_at > now() - make_interval(secs => alive_seconds)
        WHEN 'active' THEN c.instance_id IS NOT NULL AND c.last_connected_at > now() - make_interval(secs => alive_seconds)
        ELSE false
      END AS open
    FROM call c LEFT JOIN usage u ON u.business_id = c.business_id AND u.call_id = c.id AND u.kind = 'browser'
    WHERE c.line = 'browser' AND (c.business_id = (SELECT app_business_id()) OR c.user_id = who)
      AND c.started_at >= counted_from
  )
  SELECT coalesce(sum(seconds), 0)::int, coalesce(sum(seconds) FILTER (WHERE is_today), 0)::int,
    (count(*) FILTER (WHERE open AND own))::int, (count(*) FILTER (WHERE open AND theirs))::int
  FROM counted
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION browser_use(text, timestamptz, timestamptz, integer, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION browser_use(text, timestamptz, timestamptz, integer, integer) TO ahoy_tenant;
