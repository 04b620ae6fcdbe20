-- As before, and: a file that is sealed to the asker is not told of; a name that lost a character elsewhere, or was repaired
-- since, is still the same name; what a person was released from or sentenced to is read through the cases, wherever a file joined.
create or replace function roster_people(in_county text, in_numbers text[], in_names jsonb)
returns table (person_id uuid, matched text, name text, former_names text[], born_on date, sex text, visible boolean, releases date[], terms jsonb)
language sql stable security definer set search_path = public as $$
  with found as (
    select k.person_id, k.value as matched from person_key k where k.county = in_county and k.kind = 'id-number' and k.value = any (in_numbers)
    union
    select p.id, w.key from jsonb_to_recordset(in_names) as w(key text, name text, born date, sex text)
      join person p on p.county = in_county and p.born_on = w.born and p.sex = w.sex and p.merged_into is null
       and (p.name = w.name or w.name = any (p.names_elsewhere) or p.name_broken and w.name like regexp_replace(p.name, lost_character(), '_', 'g'))
  ), told as (
    select f.person_id, f.matched, array_agg(c.id) as cases, bool_or(in_scope(c.org_path)) as visible
      from found f join case_file c on c.county = in_county and c.person_id = f.person_id and not_sealed(c.sealed_for)
     group by f.person_id, f.matched
  )
  select t.person_id, t.matched, p.name, p.former_names || p.names_elsewhere, p.born_on, p.sex, t.visible,
         array(select distinct coalesce((x.data ->> 'releaseDue')::date, x.on_day) from fact x
                where x.county = in_county and x.case_id = any (t.cases)
                  and (x.type = 'resettlement.released' or x.type = 'resettlement.notice-received' and x.data ? 'releaseDue')),
         coalesce((select jsonb_agg(distinct jsonb_build_object('category', x.data ->> 'category', 'start', x.data ->> 'termStart', 'end', x.data ->> 'termEnd'))
                     from fact x where x.county = in_county and x.case_id = any (t.cases)
                      and x.type in ('correction.papers-received', 'correction.registered') and x.data ? 'termStart'), '[]'::jsonb)
    from told t join person p on p.county = in_county and p.id = t.person_id
$$;
drop function person_on_file(text, text, text);
