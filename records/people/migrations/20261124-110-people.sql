-- One file for life. Numbers, phones and addresses stand encrypted in the facts; here is what lists and searches need.
create table person (
  county text not null,
  id uuid not null,
  name text not null,
  former_names text[] not null default '{}',
  -- For sorting and for typing: 'zhou qiang', 'zq'.
  pinyin text not null,
  initials text not null,
  sex text,
  born_on date,
  id_status text not null default 'unknown',
  id_type text,
  id_number text,
  photo text,
  merged_into uuid,
  created_at timestamptz not null default now(),
  primary key (county, id)
);
create index person_name on person (name text_pattern_ops);
create index person_pinyin on person (pinyin text_pattern_ops);
create index person_initials on person (initials text_pattern_ops);
create index person_born on person (county, born_on);
alter table person enable row level security;
create policy person_self on person for select to guilu_person using (id = nullif(current_setting('app.person', true), '')::uuid);

-- Blind indexes: an encrypted number, its last four, a phone, an address are found exactly and only so.
create table person_key (
  county text not null,
  kind text not null check (kind in ('id-number', 'id-tail', 'phone', 'address')),
  value text not null,
  person_id uuid not null,
  fact_id uuid,
  primary key (county, kind, value, person_id)
);
create index person_key_person on person_key (county, person_id);
alter table person_key enable row level security;
grant select, insert, update on person to guilu_app;
grant select on person to guilu_person;
grant select, insert, delete on person_key to guilu_app;
