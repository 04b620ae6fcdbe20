-- Where a scan is bound and what it is, and where the original of a paper lies that is not on file; and the volumes that were archived.
create table volume_entry (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  volume text not null,
  part text not null,
  -- A scan, filed under a part or under what the volume needs; or, without one, where the original of what is needed lies.
  attachment_id uuid,
  need text,
  title text not null default '',
  place text not null default '',
  entered_by uuid not null,
  entered_name text not null,
  entered_at timestamptz not null,
  primary key (county, id),
  check (attachment_id is not null or (need is not null and place <> ''))
);
create unique index volume_entry_scan on volume_entry (county, case_id, volume, attachment_id) where attachment_id is not null;
create unique index volume_entry_place on volume_entry (county, case_id, volume, need) where attachment_id is null;
create table sealed_volume (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  volume text not null,
  title_zh text not null,
  title_en text not null,
  sha256 text not null,
  pages integer not null,
  items integer not null,
  fact_id uuid not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamptz not null,
  primary key (county, id)
);
create index sealed_volume_case on sealed_volume (county, case_id, made_at desc);
alter table volume_entry enable row level security;
alter table sealed_volume enable row level security;
create policy staff on volume_entry to guilu_app using (exists (select 1 from case_file c where c.county = volume_entry.county and c.id = volume_entry.case_id))
  with check (exists (select 1 from case_file c where c.county = volume_entry.county and c.id = volume_entry.case_id));
create policy staff on sealed_volume to guilu_app using (exists (select 1 from case_file c where c.county = sealed_volume.county and c.id = sealed_volume.case_id))
  with check (exists (select 1 from case_file c where c.county = sealed_volume.county and c.id = sealed_volume.case_id));
grant select, insert, delete on volume_entry to guilu_app;
grant select, insert on sealed_volume to guilu_app;
