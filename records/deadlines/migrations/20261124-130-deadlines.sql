-- Duties and alerts of cases: projections of facts and packs, kept in the transaction that appends a fact.
create table duty (
  county text not null,
  case_id uuid not null,
  key text not null,
  person_id uuid,
  org_path text not null,
  sealed_for uuid[],
  rule text not null,
  started_by uuid,
  period text,
  due_on date not null,
  -- Where hours count.
  due_at timestamptz,
  -- open (unmet, by time overdue or not), met, met-late, void
  state text not null,
  met_by uuid[] not null default '{}',
  met_on date,
  void_by uuid,
  owed_by text[] not null,
  -- Whose list it stands on: office, county, or others whom one waits for.
  falls_to text not null,
  pack text not null,
  pack_version date not null,
  basis text[] not null,
  verified boolean not null,
  primary key (county, case_id, key)
);
create index duty_open on duty (org_path collate "C", due_on) where state = 'open';
create index duty_person on duty (county, person_id);
alter table duty enable row level security;
create policy staff on duty to guilu_app using (in_scope(org_path) and not_sealed(sealed_for)) with check (true);
create policy person on duty to guilu_person using (person_id = nullif(current_setting('app.person', true), '')::uuid) with check (true);
grant select, insert, update, delete on duty to guilu_app, guilu_person;

create table alert (
  county text not null,
  case_id uuid not null,
  key text not null,
  person_id uuid,
  org_path text not null,
  sealed_for uuid[],
  rule text not null,
  since timestamptz not null,
  told text[] not null,
  falls_to text not null,
  pack text not null,
  pack_version date not null,
  basis text[] not null,
  verified boolean not null,
  primary key (county, case_id, key)
);
create index alert_org on alert (org_path collate "C", since);
alter table alert enable row level security;
create policy staff on alert to guilu_app using (in_scope(org_path) and not_sealed(sealed_for)) with check (true);
create policy person on alert to guilu_person using (person_id = nullif(current_setting('app.person', true), '')::uuid) with check (true);
grant select, insert, update, delete on alert to guilu_app, guilu_person;

-- What somebody made of an alert: every alert gets a disposition, and its false alarms are counted.
create table alert_disposition (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  alert_key text not null,
  rule text not null,
  outcome text not null check (outcome in ('acted', 'explained', 'false-alarm')),
  note text not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_at timestamptz not null,
  primary key (county, id)
);
create index alert_disposition_case on alert_disposition (county, case_id, alert_key);
alter table alert_disposition enable row level security;
create policy staff on alert_disposition to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert on alert_disposition to guilu_app;
-- A duty that cannot be met any more and is set aside by the county, with its reason (closing needs it).
create table duty_set_aside (
  county text not null,
  case_id uuid not null,
  duty_key text not null,
  reason text not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_at timestamptz not null,
  primary key (county, case_id, duty_key)
);
alter table duty_set_aside enable row level security;
create policy staff on duty_set_aside to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert on duty_set_aside to guilu_app;
