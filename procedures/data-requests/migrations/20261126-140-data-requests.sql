-- Requests about one's own information as lists want them: a projection of the facts.
create table data_request (
  county text not null,
  case_id uuid not null,
  request_id uuid not null,
  person_id uuid,
  request text not null,
  asked_by text not null,
  asked_on date not null,
  own_page boolean not null,
  about uuid,
  purpose text,
  -- The last day of the answer as the law's rule counted it.
  due_on date,
  answer_id uuid,
  outcome text,
  ground text,
  corrected_by uuid,
  answered_on date,
  withdrawn_on date,
  primary key (county, case_id, request_id)
);
create index data_request_open on data_request (county, due_on) where answered_on is null and withdrawn_on is null;
create index data_request_person on data_request (county, person_id);
alter table data_request enable row level security;
create policy staff on data_request to guilu_app using (exists (select 1 from case_file c where c.county = data_request.county and c.id = data_request.case_id))
  with check (exists (select 1 from case_file c where c.county = data_request.county and c.id = data_request.case_id));
create policy person on data_request to guilu_person
  using (person_id = nullif(current_setting('app.person', true), '')::uuid) with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, update, delete on data_request to guilu_app, guilu_person;

-- What was said in a request and in its answer, who had a part in it, and the copy that was made. No rule looks at it; texts are encrypted.
create table data_request_text (
  county text not null,
  request_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  details text,
  asker_name text,
  authority text,
  identity text not null,
  identity_by text,
  taken_by uuid not null,
  taken_name text not null,
  taken_at timestamptz not null,
  reasons text,
  explanation jsonb,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  paper_id uuid,
  -- The copy: encrypted in the file store under this hash; `copy_hash` is that of the archive whoever asked receives.
  copy_stored text,
  copy_hash text,
  copy_until date,
  copy_destroyed_at timestamptz,
  primary key (county, request_id)
);
create index data_request_text_case on data_request_text (county, case_id);
alter table data_request_text enable row level security;
create policy staff on data_request_text to guilu_app using (exists (select 1 from case_file c where c.county = data_request_text.county and c.id = data_request_text.case_id))
  with check (exists (select 1 from case_file c where c.county = data_request_text.county and c.id = data_request_text.case_id));
create policy person_sees on data_request_text for select to guilu_person using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy person_asks on data_request_text for insert to guilu_person
  with check (person_id = nullif(current_setting('app.person', true), '')::uuid and identity = 'own-page' and decided_at is null);
grant select, insert on data_request_text to guilu_app, guilu_person;
grant update (identity, identity_by, reasons, explanation, decided_by, decided_name, decided_at, paper_id, copy_stored, copy_hash, copy_until)
  on data_request_text to guilu_app;
