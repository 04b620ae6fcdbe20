-- What was said in counselling. Others see from the fact that a session took place; the words are the author's alone.
create table counselling_note (
  county text not null,
  case_id uuid not null,
  fact_id uuid not null,
  -- Encrypted under the key file.
  words text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (county, fact_id)
);
create index counselling_note_case on counselling_note (county, case_id);
alter table counselling_note enable row level security;
create policy author on counselling_note to guilu_app
  using (written_by = nullif(current_setting('app.account', true), '')::uuid
    and exists (select 1 from case_file c where c.county = counselling_note.county and c.id = counselling_note.case_id))
  with check (written_by = nullif(current_setting('app.account', true), '')::uuid
    and exists (select 1 from case_file c where c.county = counselling_note.county and c.id = counselling_note.case_id));
grant select, insert on counselling_note to guilu_app;
