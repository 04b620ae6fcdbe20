-- Characters that other systems lost print as boxes, question marks or private characters. `names_elsewhere`: as other systems
-- write the name; found under it, never printed.
alter table person add column names_elsewhere text[] not null default '{}';
create function lost_character() returns text language sql immutable parallel safe as $$
  select '[□■▯◻☐〓◇◆?？\uFFFD\uE000-\uF8FF\U000F0000-\U0010FFFD]'
$$;
alter table person add column name_broken boolean not null generated always as (name ~ '[□■▯◻☐〓◇◆?？\uFFFD\uE000-\uF8FF\U000F0000-\U0010FFFD]') stored;
create index person_name_broken on person (county, pinyin) where name_broken;

-- Photos of a person, each with the day it was taken. One put up by mistake is withdrawn and stays on record.
alter table person drop column photo;
create table person_photo (
  county text not null,
  id uuid not null,
  person_id uuid not null,
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  taken_on date not null,
  added_at timestamptz not null,
  added_by uuid not null,
  added_name text not null,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_reason text,
  primary key (county, id)
);
create index person_photo_person on person_photo (county, person_id, taken_on desc, added_at desc);
alter table person_photo enable row level security;
-- Whoever sees the person sees the photo.
create policy staff on person_photo to guilu_app
  using (exists (select 1 from person p where p.county = person_photo.county and p.id = person_photo.person_id))
  with check (exists (select 1 from person p where p.county = person_photo.county and p.id = person_photo.person_id));
grant select, insert, update (withdrawn_at, withdrawn_name, withdrawn_reason) on person_photo to guilu_app;
