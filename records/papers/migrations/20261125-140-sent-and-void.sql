-- How a paper leaves the house (which fact its sending is, and to whom), and papers that were made in error.
alter table paper add column sending jsonb;
-- A void paper keeps its number and its files: what was in the world stays in the registry, struck through with its reason.
create table paper_void (
  county text not null,
  paper_id uuid not null,
  case_id uuid not null,
  reason text not null,
  voided_at timestamptz not null,
  voided_by uuid not null,
  voided_name text not null,
  primary key (county, paper_id)
);
alter table paper_void enable row level security;
create policy staff on paper_void to guilu_app using (exists (select 1 from case_file c where c.county = paper_void.county and c.id = paper_void.case_id))
  with check (exists (select 1 from case_file c where c.county = paper_void.county and c.id = paper_void.case_id));
create policy person on paper_void for select to guilu_person using (exists (select 1 from paper d where d.county = paper_void.county and d.id = paper_void.paper_id));
grant select, insert on paper_void to guilu_app;
grant select on paper_void to guilu_person;
