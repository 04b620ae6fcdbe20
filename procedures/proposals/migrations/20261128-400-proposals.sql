-- Proposals to revoke, recall, arrest or commute on their way to the court: what no fact of the case says yet.
create table proposal (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('revocation', 'recall', 'arrest', 'commutation')),
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'at-city', 'approved', 'received', 'decided', 'withdrawn')),
  -- What is asked for and why: ground, incident, facts, addressee, merit, new term end.
  content jsonb not null,
  -- Papers of the packet: [{item, pages}].
  packet jsonb not null default '[]',
  -- Time that is not to count as served: [{from, to, why}].
  not_counted jsonb not null default '[]',
  -- The fact that opened it, the one of its receipt, and the one of its outcome.
  prepared_id uuid,
  received_id uuid,
  decided_id uuid,
  opened_by uuid not null,
  opened_at timestamptz not null,
  reviewed_by uuid,
  approved_by uuid,
  primary key (county, id),
  -- Nobody reviews or approves what they opened.
  check (reviewed_by is null or reviewed_by <> opened_by),
  check (approved_by is null or approved_by <> opened_by)
);
-- One of a kind at a time.
create unique index proposal_open on proposal (county, case_id, kind) where state not in ('decided', 'withdrawn');
create index proposal_case on proposal (county, case_id);
create table proposal_step (
  county text not null,
  proposal_id uuid not null,
  seq integer not null,
  case_id uuid not null,
  act text not null,
  text text not null default '',
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (county, proposal_id, seq)
);
alter table proposal enable row level security;
alter table proposal_step enable row level security;
create policy staff on proposal to guilu_app using (exists (select 1 from case_file c where c.county = proposal.county and c.id = proposal.case_id))
  with check (exists (select 1 from case_file c where c.county = proposal.county and c.id = proposal.case_id));
create policy staff on proposal_step to guilu_app using (exists (select 1 from case_file c where c.county = proposal_step.county and c.id = proposal_step.case_id))
  with check (exists (select 1 from case_file c where c.county = proposal_step.county and c.id = proposal_step.case_id));
grant select, insert, update on proposal to guilu_app;
grant select, insert on proposal_step to guilu_app;
