-- What lies in the file store: content by its SHA-256, one row for each county that holds it.
create table stored_file (
  county text not null,
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  stored_at timestamptz not null default now(),
  primary key (county, sha256)
);
grant select, insert on stored_file to guilu_app, guilu_person;
