-- What the operator was told of each vendor, so that no vendor is written about more than once an hour, whichever
-- instance notices. No tenant's table: it names vendors only.
create table operator_notice (
  vendor text primary key,
  state text not null check (state in ('open', 'closed')),
  told_at timestamptz not null default now()
);
