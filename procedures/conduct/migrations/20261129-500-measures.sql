-- Rewards and sanctions proposed, decided or given back: what no fact of the case says yet.
create table measure (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  measure text not null check (measure in ('praise', 'admonition', 'warning', 'public-order')),
  state text not null check (state in ('proposed', 'returned', 'decided', 'refused', 'withdrawn')),
  -- What is proposed and why: ground, incident, facts, evidence; for praise its basis and the four statements.
  content jsonb not null,
  -- [{act, text, by, at}], the latest last.
  steps jsonb not null,
  fact_id uuid,
  paper_id uuid,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  primary key (county, id),
  -- Nobody decides what they proposed.
  check (decided_by is null or decided_by <> proposed_by)
);
create index measure_case on measure (county, case_id, proposed_at desc);
-- What was decided on a breach is decided once, and one proposal on it runs at a time.
create unique index measure_incident on measure (county, case_id, (content ->> 'incident')) where state in ('proposed', 'returned') and content ->> 'incident' is not null;
create index measure_waiting on measure (county, proposed_at) where state = 'proposed';
alter table measure enable row level security;
create policy staff on measure to guilu_app using (exists (select 1 from case_file c where c.county = measure.county and c.id = measure.case_id))
  with check (exists (select 1 from case_file c where c.county = measure.county and c.id = measure.case_id));
grant select, insert, update on measure to guilu_app;
