-- Whom a mail is about, where it goes to a customer or tells of one's message: erasing somebody deletes by these.
ALTER TABLE mail ADD COLUMN customer_id uuid;
--> statement-breakpoint
ALTER TABLE mail ADD COLUMN message_id uuid;
--> statement-breakpoint
CREATE INDEX mail_customer ON mail (business_id, customer_id) WHERE customer_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX mail_message ON mail (business_id, message_id) WHERE message_id IS NOT NULL;
--> statement-breakpoint
-- The answers of before are known by their messages.
UPDATE mail SET message_id = m.id FROM message m WHERE m.business_id = mail.business_id AND m.answer_mail_id = mail.id;
--> statement-breakpoint
-- And what told the owners of an urgent message by the moment of the transaction that both were written in.
UPDATE mail SET message_id = m.id FROM message m
WHERE m.business_id = mail.business_id AND m.created_at = mail.created_at AND mail.message_id IS NULL;
--> statement-breakpoint
-- Offers are purged by their age.
CREATE INDEX offer_age ON offer (created_at);
