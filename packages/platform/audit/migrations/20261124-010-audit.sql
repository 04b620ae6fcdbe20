-- Writes, chained by hash per county: each entry carries the hash of the one before.
create table audit_head (
  county text primary key,
  seq bigint not null,
  hash text not null
);
create table audit_entry (
  county text not null,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  org_path text not null,
  action text not null,
  person_id uuid,
  case_id uuid,
  detail jsonb not null,
  previous text not null,
  hash text not null,
  primary key (county, seq)
);
create index audit_entry_person on audit_entry (county, person_id, seq desc) where person_id is not null;
-- Reads of files, with purpose. Not chained: they are many, and nothing rests on their order.
create table read_entry (
  county text not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  actor text not null,
  org_path text not null,
  person_id uuid,
  case_id uuid,
  what text not null,
  purpose text not null,
  primary key (county, id)
);
create index read_entry_person on read_entry (county, person_id, at desc);
create index read_entry_at on read_entry (county, at desc);
alter table audit_entry enable row level security;
alter table read_entry enable row level security;
create policy staff_sees on audit_entry for select to guilu_app using (in_scope(org_path));
create policy staff_adds on audit_entry for insert to guilu_app with check (true);
create policy staff_sees on read_entry for select to guilu_app using (in_scope(org_path));
create policy staff_adds on read_entry for insert to guilu_app with check (true);
create policy person_sees on read_entry for select to guilu_person using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy person_adds on audit_entry for insert to guilu_person with check (true);
create policy person_adds on read_entry for insert to guilu_person with check (true);
grant select, insert on audit_entry, read_entry to guilu_app;
grant select, insert, update on audit_head to guilu_app, guilu_person;
grant insert on audit_entry to guilu_person;
grant select, insert on read_entry to guilu_person;
