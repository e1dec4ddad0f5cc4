-- Whether a business has its calls to this number answered here: a tenant learns only that, and not which business.
CREATE FUNCTION is_answered_here(number text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM phone_number WHERE e164 = number AND active)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION is_answered_here(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_answered_here(text) TO ahoy_tenant;
