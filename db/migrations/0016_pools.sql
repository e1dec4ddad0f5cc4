-- Whose turn it is to ask Stripe about a business, and until when if nobody renews it: a lease, so that no lock and no
-- connection is held while Stripe answers.
alter table billing_account add column turn_holder uuid, add column turn_until timestamptz;
