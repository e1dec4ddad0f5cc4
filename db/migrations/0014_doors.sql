-- How often doors were used lately. Keys are hashes: no address and no e-mail stands here. Unlogged: after a crash everybody
-- begins at zero again, and a count costs no write-ahead log.
create unlogged table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
--> statement-breakpoint
create index rate_limit_expire on rate_limit (expire);
