-- Places (division codes) and organisations: reference data, the same for every county.
create table place (
  code text primary key,
  name text not null,
  name_en text not null,
  kind text not null,
  parent text references place,
  valid_from date,
  valid_to date
);
create table organisation (
  code text primary key,
  name text not null,
  name_en text not null,
  short_name text,
  kind text not null,
  parent text references organisation,
  county text,
  -- Where it stands in the tree: 'R.JT990000.SJ990100.', each code closed by a dot.
  path text not null,
  serves text[] not null default '{}',
  aliases text[] not null default '{}',
  valid_from date,
  valid_to date
);
create unique index organisation_path on organisation (path collate "C");
create index organisation_county on organisation (county, kind);
-- Which pack governs a kind of case in a county from a day on; where none is named it is 'national'.
create table pack_assignment (
  county text not null,
  case_kind text not null,
  from_on date not null,
  pack text not null,
  primary key (county, case_kind, from_on)
);
-- County powers delegated to an office (CCL 9): an instrument with its days and its scope.
create table delegation (
  county text not null,
  id uuid not null,
  office text not null references organisation,
  instrument text not null,
  powers text[] not null,
  from_on date not null,
  to_on date,
  ended_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  check (to_on is null or to_on >= from_on)
);
create index delegation_office on delegation (county, office, from_on);
grant select on place, organisation, pack_assignment to guilu_app, guilu_person;
grant select, insert on delegation to guilu_app;
grant update (ended_on) on delegation to guilu_app;
grant insert, update on organisation to guilu_app;
