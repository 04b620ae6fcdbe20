-- The versions of a person's plan in words; that there is one, and that it was revised and why, are facts.
create table plan_version (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  version integer not null,
  fact_id uuid not null,
  on_day date not null,
  stage text not null check (stage in ('entry', 'regular', 'discharge')),
  -- Assessment, special features, goals, measures [{area, text, by}], report {every, unit}, reason, incident.
  content jsonb not null,
  review_on date,
  paper_id uuid not null,
  number text not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamptz not null,
  primary key (county, id),
  unique (county, case_id, version)
);
alter table plan_version enable row level security;
create policy staff on plan_version to guilu_app using (exists (select 1 from case_file c where c.county = plan_version.county and c.id = plan_version.case_id))
  with check (exists (select 1 from case_file c where c.county = plan_version.county and c.id = plan_version.case_id));
grant select, insert on plan_version to guilu_app;
