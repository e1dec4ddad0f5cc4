-- How long callers waited is counted over years of turns: from this index alone, without the turns and their words.
CREATE INDEX "turn_answered" ON "turn" USING btree ("business_id", "call_id") INCLUDE ("timings") WHERE "timings" ->> 'firstFrame' IS NOT NULL;
