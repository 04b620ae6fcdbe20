-- A roster that was uploaded: its file, its layout, what its rows came to. Rows that were not imported stay here with their reasons.
create table roster_import (
  county text not null,
  id uuid not null,
  org_path text not null,
  layout text not null check (layout in ('release-notices', 'handovers')),
  file_name text not null,
  sha256 text not null,
  state text not null check (state in ('previewed', 'confirming', 'confirmed', 'failed')),
  counts jsonb not null,
  about jsonb not null,
  received_on date,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  uploaded_name text not null,
  confirmed_at timestamptz,
  confirmed_name text,
  -- How many rows are in, while it is being confirmed.
  done integer not null default 0,
  failure text,
  primary key (county, id)
);
create index roster_import_county on roster_import (county, uploaded_at desc);
alter table roster_import enable row level security;
create policy staff on roster_import to guilu_app using (in_scope(org_path)) with check (in_scope(org_path));
grant select, insert, update on roster_import to guilu_app;
create table roster_row (
  county text not null,
  import_id uuid not null,
  position integer not null,
  sheet text not null,
  row_number integer not null,
  outcome text not null,
  reasons text[] not null,
  -- Shown values and, encrypted, what would be stored.
  shown jsonb not null,
  sealed text not null,
  case_id uuid,
  primary key (county, import_id, position)
);
alter table roster_row enable row level security;
create policy staff on roster_row to guilu_app
  using (exists (select 1 from roster_import i where i.county = roster_row.county and i.id = roster_row.import_id)) with check (true);
grant select, insert, update on roster_row to guilu_app;
