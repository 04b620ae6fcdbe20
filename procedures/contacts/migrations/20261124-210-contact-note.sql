-- What was said at a visit, a talk or a report: read by people, looked at by no rule. Text is encrypted.
create table contact_note (
  county text not null,
  case_id uuid not null,
  fact_id uuid not null,
  person_id uuid,
  place text,
  present text[] not null default '{}',
  -- thinking, work, life, study, opinions, difficulties, handling: {"work": "k1.…"}
  sections jsonb not null,
  follow_up_on date,
  follow_up text,
  followed_up_at timestamptz,
  followed_up_by text,
  written_by uuid not null,
  written_name text not null,
  written_at timestamptz not null,
  primary key (county, case_id, fact_id)
);
create index contact_note_follow_up on contact_note (county, follow_up_on) where follow_up_on is not null and followed_up_at is null;
alter table contact_note enable row level security;
create policy staff on contact_note to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert on contact_note to guilu_app;
grant update (followed_up_at, followed_up_by) on contact_note to guilu_app;
create policy person_adds on contact_note for insert to guilu_person with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant insert on contact_note to guilu_person;
