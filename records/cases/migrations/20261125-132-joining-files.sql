-- Two files of one person: facts stay where they were recorded and are read through the file that was kept.
create index person_merged on person (county, merged_into) where merged_into is not null;
alter policy staff_sees on person using (exists (select 1 from case_file c where c.county = person.county and c.person_id = coalesce(person.merged_into, person.id)));
alter policy staff_changes on person using (exists (select 1 from case_file c where c.county = person.county and c.person_id = coalesce(person.merged_into, person.id)));
alter policy person_self on person using (coalesce(merged_into, id) = nullif(current_setting('app.person', true), '')::uuid);
alter policy staff_sees on fact using (case when case_id is null
  then exists (select 1 from case_file c where c.county = fact.county and c.person_id = fact.person_id)
    or exists (select 1 from person p join case_file c on c.county = p.county and c.person_id = p.merged_into where p.county = fact.county and p.id = fact.person_id)
  else exists (select 1 from case_file c where c.county = fact.county and c.id = fact.case_id) end);
alter policy person_sees on fact using (person_id = nullif(current_setting('app.person', true), '')::uuid
  or exists (select 1 from person p where p.county = fact.county and p.id = fact.person_id and p.merged_into = nullif(current_setting('app.person', true), '')::uuid));

-- Runs as the owner, because all cases of the person follow, also those that whoever joins may not see.
-- Answers what was moved, so that it can be taken back.
create function join_person_files(in_county text, in_kept uuid, in_other uuid) returns jsonb
language plpgsql security definer set search_path = public as $$
declare cases uuid[]; followers uuid[]; accounts uuid[];
begin
  if in_county is distinct from current_setting('app.county', true) then raise exception 'files of another county'; end if;
  select coalesce(array_agg(id), '{}') into cases from case_file where county = in_county and person_id = in_other;
  select coalesce(array_agg(id), '{}') into followers from person where county = in_county and merged_into = in_other;
  select coalesce(array_agg(id), '{}') into accounts from account where county = in_county and person_id = in_other
     and not exists (select 1 from account k where k.county = in_county and k.person_id = in_kept);
  perform move_cases_of_person(in_county, cases, in_kept);
  update person set merged_into = in_kept where county = in_county and (id = in_other or id = any (followers));
  update account set person_id = in_kept where id = any (accounts);
  delete from person_key where county = in_county and person_id = in_other;
  return jsonb_build_object('cases', cases, 'followers', followers, 'accounts', accounts);
end $$;

create function part_person_files(in_county text, in_kept uuid, in_other uuid, moved jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare cases uuid[] := array(select jsonb_array_elements_text(moved -> 'cases'))::uuid[];
  followers uuid[] := array(select jsonb_array_elements_text(moved -> 'followers'))::uuid[];
  accounts uuid[] := array(select jsonb_array_elements_text(moved -> 'accounts'))::uuid[];
begin
  if in_county is distinct from current_setting('app.county', true) then raise exception 'files of another county'; end if;
  perform move_cases_of_person(in_county, cases, in_other);
  update person set merged_into = null where county = in_county and id = in_other and merged_into = in_kept;
  update person set merged_into = in_other where county = in_county and id = any (followers) and merged_into = in_kept;
  update account set person_id = in_other where id = any (accounts) and person_id = in_kept;
end $$;

-- In every table that names case and person, whatever feature it belongs to; facts and the two logs say who it was at the time.
create function move_cases_of_person(in_county text, cases uuid[], to_person uuid) returns void
language plpgsql security definer set search_path = public as $$
declare one text;
begin
  update case_file set person_id = to_person where county = in_county and id = any (cases);
  for one in select c.relname from pg_class c
      join pg_attribute k on k.attrelid = c.oid and k.attname = 'county' join pg_attribute o on o.attrelid = c.oid and o.attname = 'case_id'
      join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('fact', 'audit_entry', 'read_entry')
  loop
    execute format('update %I set person_id = $1 where county = $2 and case_id = any ($3)', one) using to_person, in_county, cases;
  end loop;
end $$;
revoke all on function join_person_files, part_person_files, move_cases_of_person from public;
grant execute on function join_person_files, part_person_files to guilu_app;
