-- The entry announcement as it is prepared: when, where, who is asked to come and who said so. That it was held is a fact.
create table announcement (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('planned', 'moved', 'held')),
  held_at timestamptz not null,
  by_video boolean not null,
  why_video text not null default '',
  place text not null,
  -- Who is asked to come: [{kind, name, comes?, saidOn?, present?}].
  people jsonb not null,
  -- The facts of its planning, of the notice to the police and of its holding; the papers.
  scheduled_id uuid not null,
  notice_id uuid,
  told text,
  invitation uuid,
  invitation_number text,
  sheet uuid,
  sheet_number text,
  announced_id uuid,
  planned_by uuid not null,
  planned_at timestamptz not null,
  primary key (county, id),
  check (not by_video or why_video <> '')
);
-- One at a time.
create unique index announcement_planned on announcement (county, case_id) where state = 'planned';
create index announcement_case on announcement (county, case_id);
alter table announcement enable row level security;
create policy staff on announcement to guilu_app using (exists (select 1 from case_file c where c.county = announcement.county and c.id = announcement.case_id))
  with check (exists (select 1 from case_file c where c.county = announcement.county and c.id = announcement.case_id));
grant select, insert, update on announcement to guilu_app;
