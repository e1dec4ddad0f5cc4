SELECT fence_table(t) FROM unnest(ARRAY[
  'receptionist_version', 'receptionist_draft', 'invitation', 'recording', 'open_question', 'call_visit', 'api_key',
  'calendar_feed', 'mail'
]::regclass[]) AS t;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE INDEX turn_words ON turn USING gin (business_id, words);
--> statement-breakpoint
-- Row-level security keeps `@@` from using an index, since the operator might leak what it is shown. This function steps
-- around that and fences itself by the transaction's business.
CREATE FUNCTION calls_saying(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT call_id FROM turn
  WHERE business_id = (SELECT app_business_id()) AND words @@ websearch_to_tsquery('english', wanted)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION calls_saying(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION calls_saying(text) TO ahoy_tenant;
