-- The tenant's role puts jobs into a queue, in its own transaction, and can neither read nor change any. The tables are
-- those of pg-boss, which db/queues.ts brings up after these migrations; it allows for inserts by plain SQL.
CREATE FUNCTION enqueue_job(queue_name text, job_data jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO pgboss.job (
    name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until, policy, dead_letter
  )
  SELECT
    name, job_data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
    now() + retention_seconds * interval '1 second', policy, dead_letter
  FROM pgboss.queue WHERE name = queue_name;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no queue %', queue_name; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_job(text, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_job(text, jsonb) TO ahoy_tenant;
