ALTER TABLE "customer" ALTER COLUMN "phone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "answer_mail_id" uuid;--> statement-breakpoint
CREATE INDEX "call_customer" ON "call" USING btree ("business_id","customer_id","started_at");--> statement-breakpoint
CREATE INDEX "customer_name" ON "customer" USING btree ("business_id",("name" = ''),lower("name"),"id");--> statement-breakpoint
CREATE INDEX "message_list" ON "message" USING btree ("business_id","status","created_at");--> statement-breakpoint
CREATE INDEX "message_call" ON "message" USING btree ("business_id","call_id");--> statement-breakpoint
CREATE INDEX "message_phone" ON "message" USING btree ("business_id","phone");--> statement-breakpoint
-- Who belongs to the transaction's business, with name and address: the accounts themselves are not the tenant's to read.
CREATE FUNCTION business_members() RETURNS TABLE (user_id text, role text, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.user_id, m.role, u.name, u.email FROM member m JOIN "user" u ON u.id = m.user_id
  WHERE m.business_id = (SELECT app_business_id())
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION business_members() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION business_members() TO ahoy_tenant;
