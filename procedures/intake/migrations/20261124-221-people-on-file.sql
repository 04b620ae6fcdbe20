-- Whether rows of a roster are people on file, over the whole county: a person whom the asker may not see is still
-- recognised, and told only as "on file". Runs as the owner; answers what matching needs and nothing else.
create function roster_people(in_county text, in_numbers text[], in_names jsonb)
returns table (person_id uuid, matched text, name text, former_names text[], born_on date, sex text, visible boolean, releases date[], terms jsonb)
language sql stable security definer set search_path = public as $$
  with found as (
    select k.person_id, k.value as matched from person_key k where k.county = in_county and k.kind = 'id-number' and k.value = any (in_numbers)
    union
    select p.id, w.key from jsonb_to_recordset(in_names) as w(key text, name text, born date, sex text)
      join person p on p.county = in_county and p.name = w.name and p.born_on = w.born and p.sex = w.sex and p.merged_into is null
  )
  select f.person_id, f.matched, p.name, p.former_names, p.born_on, p.sex,
         exists (select 1 from case_file c where c.county = in_county and c.person_id = f.person_id and in_scope(c.org_path) and not_sealed(c.sealed_for)),
         array(select distinct coalesce((x.data ->> 'releaseDue')::date, x.on_day) from fact x
                where x.county = in_county and x.person_id = f.person_id
                  and (x.type = 'resettlement.released' or x.type = 'resettlement.notice-received' and x.data ? 'releaseDue')),
         coalesce((select jsonb_agg(distinct jsonb_build_object('category', x.data ->> 'category', 'start', x.data ->> 'termStart', 'end', x.data ->> 'termEnd'))
                     from fact x where x.county = in_county and x.person_id = f.person_id
                      and x.type in ('correction.papers-received', 'correction.registered') and x.data ? 'termStart'), '[]'::jsonb)
    from found f join person p on p.county = in_county and p.id = f.person_id
$$;
revoke all on function roster_people from public;
grant execute on function roster_people to guilu_app;
