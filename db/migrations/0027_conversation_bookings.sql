-- What a call booked is read with every list of calls.
CREATE INDEX booking_conversation_id ON booking (business_id, conversation_id) WHERE conversation_id IS NOT NULL;
