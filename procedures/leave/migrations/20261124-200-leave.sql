-- Leave as lists want it: a projection of the facts. Opinions on the way to a decision are not facts of the case.
create table leave_request (
  county text not null,
  case_id uuid not null,
  leave_id uuid not null,
  person_id uuid,
  from_on date not null,
  to_on date not null,
  purpose text not null,
  destination text not null,
  proof boolean not null,
  urgent boolean not null,
  applied_on date not null,
  applied_by text not null,
  approved_id uuid,
  decided_by text,
  decided_on date,
  refusal_reason text,
  refusal_evidence text,
  departed_on date,
  returned_on date,
  -- The route as it stood at the last change: the last of the chain decides.
  chain text[] not null,
  primary key (county, case_id, leave_id)
);
create index leave_request_open on leave_request (county, to_on) where returned_on is null and refusal_reason is null;
alter table leave_request enable row level security;
create policy staff on leave_request to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
create policy person on leave_request to guilu_person
  using (person_id = nullif(current_setting('app.person', true), '')::uuid) with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, update, delete on leave_request to guilu_app, guilu_person;
create table leave_opinion (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  leave_id uuid not null,
  level text not null,
  text text not null,
  given_by uuid not null,
  given_name text not null,
  given_at timestamptz not null,
  primary key (county, id)
);
create unique index leave_opinion_once on leave_opinion (county, leave_id, level);
alter table leave_opinion enable row level security;
create policy staff on leave_opinion to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert on leave_opinion to guilu_app;
