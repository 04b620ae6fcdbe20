-- Documents of a case: numbered, with the facts and the template they were made from and the hashes of both papers.
create table paper (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  number text not null,
  template text not null,
  template_version text not null,
  template_hash text not null,
  title_zh text not null,
  title_en text not null,
  facts uuid[] not null,
  docx_sha256 text not null,
  pdf_sha256 text,
  made_at timestamptz not null,
  made_by uuid not null,
  made_name text not null,
  primary key (county, id)
);
create index paper_case on paper (county, case_id, made_at desc);
create index paper_made on paper (county, made_at desc);
create unique index paper_number on paper (county, number);
alter table paper enable row level security;
create policy staff on paper to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
create policy person on paper for select to guilu_person using (person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert on paper to guilu_app;
grant select on paper to guilu_person;
-- Attachments: photos and scans, kept by their hash beside the fact they belong to.
create table attachment (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  fact_id uuid,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  added_at timestamptz not null,
  added_by uuid not null,
  added_name text not null,
  primary key (county, id)
);
create index attachment_case on attachment (county, case_id, added_at desc);
alter table attachment enable row level security;
create policy staff on attachment to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert on attachment to guilu_app;
grant update (fact_id) on attachment to guilu_app;
