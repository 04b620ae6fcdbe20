-- What papers print and no rule looks at: court, number and day of the judgment, the sentence in words, ethnicity, …
create table case_particulars (
  county text not null,
  case_id uuid not null,
  data jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (county, case_id)
);
alter table case_particulars enable row level security;
create policy staff on case_particulars to guilu_app using (case_visible(county, case_id)) with check (case_visible(county, case_id));
grant select, insert, update on case_particulars to guilu_app;
