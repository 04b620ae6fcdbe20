-- One row for each write that carried an idempotency key: the same key again gets the same answer.
create table idempotency (
  account_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_at on idempotency (at);
grant select, insert, update, delete on idempotency to guilu_app, guilu_person;
