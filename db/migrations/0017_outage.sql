-- What the operator was told of each vendor, so that no vendor is written about more than once an hour, whichever
-- instance notices. No tenant's table: it names vendors only.
create table operator_notice (
  vendor text primary key,
  state text not null check (state in ('open', 'closed')),
  told_at timestamptz not null default now()
);

-- A stream that an instance let go of on purpose is no loss: any number of deploys may come in one call.
alter table call add column handed_over boolean not null default false;
alter table call add column losses integer not null default 0;
