ALTER TABLE "phone_number" DROP CONSTRAINT "phone_number_pkey";--> statement-breakpoint
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_business_id_e164_pk" PRIMARY KEY("business_id","e164");--> statement-breakpoint
CREATE UNIQUE INDEX "phone_number_leads_to_one" ON "phone_number" USING btree ("e164") WHERE active;
