-- How many businesses a user belongs to: a tenant sees only its own, and is told the number and nothing else.
CREATE FUNCTION count_businesses_of(who text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM member WHERE user_id = who
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_businesses_of(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_businesses_of(text) TO ahoy_tenant;
