-- A conversation is what a customer and the receptionist say to each other, on any channel; a call is one with a line.
-- What every channel has stays in the table, which gets the wider name; what only a line has moves into one of its own.
ALTER TABLE call RENAME TO conversation;
--> statement-breakpoint
ALTER TABLE conversation RENAME CONSTRAINT call_business_id_id_pk TO conversation_business_id_id_pk;
--> statement-breakpoint
ALTER TABLE conversation RENAME CONSTRAINT call_business_id_business_id_fk TO conversation_business_id_business_id_fk;
--> statement-breakpoint
ALTER TABLE conversation RENAME COLUMN from_phone TO customer_address;
--> statement-breakpoint
ALTER TABLE conversation RENAME COLUMN to_phone TO address;
--> statement-breakpoint
ALTER INDEX call_history RENAME TO conversation_history;
--> statement-breakpoint
ALTER INDEX call_outcome RENAME TO conversation_outcome;
--> statement-breakpoint
ALTER INDEX call_customer RENAME TO conversation_customer;
--> statement-breakpoint
ALTER INDEX call_from RENAME TO conversation_customer_address;
--> statement-breakpoint
DROP INDEX call_sid, call_open, call_browser, call_user;
--> statement-breakpoint
CREATE TABLE call (
  business_id uuid NOT NULL,
  id uuid NOT NULL,
  carrier text,
  sid text NOT NULL,
  user_id text,
  status text NOT NULL,
  instance_id text,
  reconnects integer NOT NULL DEFAULT 0,
  handed_over boolean NOT NULL DEFAULT false,
  losses integer NOT NULL DEFAULT 0,
  connected_ms integer NOT NULL DEFAULT 0,
  connected_since timestamp (3) with time zone,
  last_connected_at timestamp (3) with time zone,
  put_through_at timestamp (3) with time zone
);
--> statement-breakpoint
-- In the order of their history, so that a page of it finds its lines side by side.
INSERT INTO call
SELECT business_id, id, CASE line WHEN 'carrier' THEN 'twilio' END, sid, user_id, status, instance_id, reconnects,
  handed_over, losses, connected_ms, connected_since, last_connected_at, put_through_at
FROM conversation ORDER BY business_id, started_at;
--> statement-breakpoint
ALTER TABLE call ADD CONSTRAINT call_business_id_id_pk PRIMARY KEY (business_id, id);
--> statement-breakpoint
ALTER TABLE call ADD CONSTRAINT call_conversation FOREIGN KEY (business_id, id) REFERENCES conversation (business_id, id) ON DELETE CASCADE;
--> statement-breakpoint
CREATE UNIQUE INDEX call_sid ON call (sid);
--> statement-breakpoint
CREATE INDEX call_user ON call (user_id) WHERE user_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX call_open ON call (instance_id) WHERE status <> 'ended';
--> statement-breakpoint
SELECT fence_table('call');
--> statement-breakpoint
-- A conversation is over when it has ended; a row that says so without a time would go on for ever.
UPDATE conversation SET ended_at = coalesce(last_connected_at, answered_at, started_at) WHERE status = 'ended' AND ended_at IS NULL;
--> statement-breakpoint
ALTER TABLE conversation
  DROP COLUMN sid, DROP COLUMN user_id, DROP COLUMN status, DROP COLUMN instance_id, DROP COLUMN reconnects,
  DROP COLUMN handed_over, DROP COLUMN losses, DROP COLUMN connected_ms, DROP COLUMN connected_since,
  DROP COLUMN last_connected_at, DROP COLUMN put_through_at;
--> statement-breakpoint
ALTER TABLE conversation RENAME COLUMN line TO channel;
--> statement-breakpoint
-- Every call until now was a caller's. With the channel the table is written anew, without the columns that went.
ALTER TABLE conversation
  ALTER COLUMN channel TYPE text USING CASE channel WHEN 'browser' THEN 'web' ELSE 'phone' END,
  ADD COLUMN direction text NOT NULL DEFAULT 'inbound';
--> statement-breakpoint
ALTER TABLE conversation ALTER COLUMN direction DROP DEFAULT;
--> statement-breakpoint
CREATE INDEX conversation_web ON conversation (business_id, started_at) WHERE channel = 'web';
--> statement-breakpoint
-- What belongs to a conversation.
ALTER TABLE turn RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE turn RENAME CONSTRAINT turn_business_id_call_id_position_pk TO turn_business_id_conversation_id_position_pk;
--> statement-breakpoint
ALTER TABLE turn RENAME CONSTRAINT turn_business_id_call_id_call_business_id_id_fk TO turn_conversation;
--> statement-breakpoint
ALTER TABLE tool_run RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE tool_run RENAME CONSTRAINT tool_run_business_id_call_id_key_pk TO tool_run_business_id_conversation_id_key_pk;
--> statement-breakpoint
ALTER TABLE tool_run RENAME CONSTRAINT tool_run_business_id_call_id_call_business_id_id_fk TO tool_run_conversation;
--> statement-breakpoint
ALTER TABLE open_question RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE open_question RENAME CONSTRAINT open_question_business_id_call_id_call_business_id_id_fk TO open_question_conversation;
--> statement-breakpoint
ALTER TABLE offer RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE offer RENAME CONSTRAINT offer_business_id_call_id_call_business_id_id_fk TO offer_conversation;
--> statement-breakpoint
ALTER TABLE booking RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE booking RENAME CONSTRAINT booking_business_id_call_id_call_business_id_id_fk TO booking_conversation;
--> statement-breakpoint
ALTER TABLE message RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE message RENAME CONSTRAINT message_business_id_call_id_call_business_id_id_fk TO message_conversation;
--> statement-breakpoint
ALTER INDEX message_call RENAME TO message_conversation_id;
--> statement-breakpoint
ALTER TABLE usage RENAME COLUMN call_id TO conversation_id;
--> statement-breakpoint
ALTER TABLE usage RENAME CONSTRAINT usage_business_id_call_id_kind_pk TO usage_business_id_conversation_id_kind_pk;
--> statement-breakpoint
ALTER TABLE usage RENAME CONSTRAINT usage_business_id_call_id_call_business_id_id_fk TO usage_conversation;
--> statement-breakpoint
-- What only a call has.
ALTER TABLE recording DROP CONSTRAINT recording_business_id_call_id_call_business_id_id_fk;
--> statement-breakpoint
ALTER TABLE recording ADD CONSTRAINT recording_call FOREIGN KEY (business_id, call_id) REFERENCES call (business_id, id) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE call_visit RENAME TO supervision;
--> statement-breakpoint
ALTER TABLE supervision RENAME CONSTRAINT call_visit_business_id_id_pk TO supervision_business_id_id_pk;
--> statement-breakpoint
ALTER TABLE supervision DROP CONSTRAINT call_visit_business_id_call_id_call_business_id_id_fk;
--> statement-breakpoint
ALTER TABLE supervision ADD CONSTRAINT supervision_call FOREIGN KEY (business_id, call_id) REFERENCES call (business_id, id) ON DELETE CASCADE;
--> statement-breakpoint
ALTER INDEX call_visit_call RENAME TO supervision_when;
--> statement-breakpoint
-- Row-level security keeps `@@` from using an index, since the operator might leak what it is shown. This function steps
-- around that and fences itself by the transaction's business.
DROP FUNCTION calls_saying(text);
--> statement-breakpoint
CREATE FUNCTION conversations_saying(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT conversation_id FROM turn
  WHERE business_id = (SELECT app_business_id()) AND words @@ websearch_to_tsquery('english', wanted)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION conversations_saying(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION conversations_saying(text) TO ahoy_tenant;
--> statement-breakpoint
-- What is used of a business's allowance for calls from the browser by one person's next call: by all calls of the
-- business, and by that person's calls in other businesses, of which a tenant learns these sums and no row. A call that
-- goes on counts up to now. One is open while its instance says so; who died is not waited for.
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
    WHERE v.channel = 'web' AND v.started_at >= counted_from
  )
  SELECT coalesce(sum(seconds), 0)::int, coalesce(sum(seconds) FILTER (WHERE is_today), 0)::int,
    (count(*) FILTER (WHERE open AND own))::int, (count(*) FILTER (WHERE open AND theirs))::int
  FROM counted
$$;
--> statement-breakpoint
-- The feed says all its types in one form.
UPDATE event SET payload = jsonb_set(payload, '{type}', CASE payload ->> 'type' WHEN 'usage_update' THEN '"usage.updated"' ELSE '"limit.exceeded"' END::jsonb)
WHERE payload ->> 'type' IN ('usage_update', 'limit_exceeded');
--> statement-breakpoint
ANALYZE conversation, call;
