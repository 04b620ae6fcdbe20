-- Papers sent to courts, prisons, the procuratorate and the police, each with its receipt. A letter carries what was sent,
-- so that its addressee needs to see neither the case nor the registry.
create table agency_letter (
  county text not null,
  id uuid not null,
  organisation text not null references organisation,
  case_id uuid not null,
  person_id uuid,
  person_name text not null,
  paper_id uuid not null,
  number text not null,
  title_zh text not null,
  title_en text not null,
  docx_sha256 text not null,
  pdf_sha256 text,
  about text not null,
  -- The fact that says it was sent; the receipt names it.
  fact_id uuid not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  sent_name text not null,
  sent_from text not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_name text,
  primary key (county, id)
);
create unique index agency_letter_once on agency_letter (county, paper_id, organisation);
create index agency_letter_case on agency_letter (county, case_id);
create index agency_letter_organisation on agency_letter (organisation, sent_at desc);
alter table agency_letter enable row level security;
create policy staff_sees on agency_letter for select to guilu_app
  using (exists (select 1 from case_file c where c.county = agency_letter.county and c.id = agency_letter.case_id));
create policy staff_sends on agency_letter for insert to guilu_app
  with check (exists (select 1 from case_file c where c.county = agency_letter.county and c.id = agency_letter.case_id));
-- app.partner: the organisation of a partner agency that asks; empty for everybody else.
create policy partner_sees on agency_letter for select to guilu_app
  using (organisation = nullif(current_setting('app.partner', true), ''));
create policy partner_acknowledges on agency_letter for update to guilu_app
  using (organisation = nullif(current_setting('app.partner', true), '') and acknowledged_at is null)
  with check (organisation = nullif(current_setting('app.partner', true), ''));
grant select, insert on agency_letter to guilu_app;
grant update (acknowledged_at, acknowledged_by, acknowledged_name) on agency_letter to guilu_app;
