-- A case is anything with an opening, a closing and deadlines. What it is at the moment is derived from its facts.
create table case_file (
  county text not null,
  id uuid not null,
  kind text not null,
  person_id uuid,
  number text not null,
  -- Path of the village committee or office that leads; the county bureau's until an office is named.
  org_path text not null,
  office text,
  officer uuid,
  state text not null,
  category text,
  opened_on date not null,
  term_start date,
  term_end date,
  closed_on date,
  last_seen_on date,
  -- null: open to whoever has the scope; else these accounts only.
  sealed_for uuid[],
  -- The instant at which duties and alerts were last worked out, and the next at which they may change by time alone.
  evaluated_at timestamptz,
  changes_at timestamptz,
  version integer not null default 0,
  primary key (county, id)
);
create unique index case_file_number on case_file (county, kind, number);
create index case_file_person on case_file (county, person_id, kind);
create index case_file_org on case_file (org_path collate "C", kind, closed_on);
create index case_file_changes on case_file (changes_at) where changes_at is not null;
alter table case_file enable row level security;
create policy staff on case_file to guilu_app
  using (in_scope(org_path) and not_sealed(sealed_for)) with check (in_scope(org_path));
create policy person on case_file for select to guilu_person
  using (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, update on case_file to guilu_app;
grant select on case_file to guilu_person;
grant update (evaluated_at, changes_at, version, state, last_seen_on) on case_file to guilu_person;
create policy person_moves on case_file for update to guilu_person
  using (person_id = nullif(current_setting('app.person', true), '')::uuid);

create function case_visible(in_county text, in_id uuid) returns boolean language sql stable as $$
  select exists (select 1 from case_file c where c.county = in_county and c.id = in_id)
$$;
comment on function case_visible is 'true where row security lets the asker see the case; for the policies of tables that belong to a case';
create function person_visible(in_county text, in_person uuid) returns boolean language sql stable as $$
  select exists (select 1 from case_file c where c.county = in_county and c.person_id = in_person)
$$;

-- The fact log: append-only, bitemporal. `seq` is the order of recording.
create table fact (
  county text not null,
  id uuid not null,
  seq bigint generated always as identity,
  case_id uuid,
  person_id uuid,
  type text not null,
  on_day date not null,
  -- Where hours matter.
  on_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_org text not null,
  data jsonb not null,
  supersedes uuid,
  -- Where it came from: an import and its row, the phone page, a job.
  source jsonb,
  -- The gate or route that let it through: rule, version, answer.
  gate jsonb,
  primary key (county, id)
);
create index fact_case on fact (county, case_id, on_day, seq);
create index fact_person on fact (county, person_id, on_day, seq);
create unique index fact_superseded_once on fact (county, supersedes) where supersedes is not null;
alter table fact enable row level security;
create policy staff_sees on fact for select to guilu_app
  using (case when case_id is null then person_visible(county, person_id) else case_visible(county, case_id) end);
create policy staff_adds on fact for insert to guilu_app
  with check (case when case_id is null then person_visible(county, person_id) else case_visible(county, case_id) end);
create policy person_sees on fact for select to guilu_person
  using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy person_adds on fact for insert to guilu_person
  with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
-- Nobody may change or delete a fact: there is no grant for it.
grant select, insert on fact to guilu_app, guilu_person;

-- Running numbers: of cases, of documents.
create table running_number (
  county text not null,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (county, series, year)
);
grant select, insert, update on running_number to guilu_app, guilu_person;
