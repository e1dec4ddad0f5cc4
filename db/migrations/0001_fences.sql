-- The fences that Drizzle cannot say: no double booking, and no row of one business in the hands of another.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE booking ADD CONSTRAINT booking_no_overlap
  EXCLUDE USING gist (business_id WITH =, staff_id WITH =, during WITH &&) WHERE (live);
--> statement-breakpoint
ALTER TABLE booking ADD CONSTRAINT booking_times CHECK (
  occupied_from <= starts_at AND starts_at < ends_at AND ends_at <= occupied_to
);
--> statement-breakpoint
-- A table's owner passes row-level security by, so every tenant query takes this role for its transaction.
-- Roles belong to the whole cluster: another database of it may be making the same one at this moment.
-- Where it exists already, made by an administrator, nothing is asked that needs the right to make roles; whoever may not
-- make it is told beforehand what to run (db/preflight.ts).
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ahoy_tenant') THEN
    CREATE ROLE ahoy_tenant NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'ahoy_tenant', CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
    EXECUTE format('GRANT ahoy_tenant TO %I', current_user);
  END IF;
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ahoy_tenant;
--> statement-breakpoint
CREATE FUNCTION app_business_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.business_id', true), '')::uuid $$;
--> statement-breakpoint
-- Fences one table: the tenant's role sees and writes only rows of the business that the transaction named.
-- Every later migration that adds a tenant's table calls this for it; a test finds the table that was forgotten.
CREATE FUNCTION fence_table(target regclass, key name DEFAULT 'business_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s TO ahoy_tenant USING (%I = (SELECT app_business_id())) WITH CHECK (%I = (SELECT app_business_id()))', target, key, key);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ahoy_tenant', target);
END $$;
--> statement-breakpoint
SELECT fence_table('business', 'id');
--> statement-breakpoint
SELECT fence_table(t) FROM unnest(ARRAY[
  'member', 'phone_number', 'special_day', 'staff', 'time_off', 'service', 'service_staff', 'knowledge', 'customer',
  'call', 'turn', 'tool_run', 'offer', 'booking', 'message', 'event', 'event_counter', 'media_token'
]::regclass[]) AS t;
