-- What runs as the owner finds tables where they are and nowhere else: unless the temporary schema is named last it is
-- searched first, and a temporary table of the caller's would stand in for the real one.
do $$ declare one regprocedure; begin
  for one in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.proname <> 'enqueue_job' loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', one);
  end loop;
end $$;

-- A roster is compared with the people of the county that the asker acts in.
create or replace function roster_people(in_county text, in_numbers text[], in_names jsonb)
returns table (person_id uuid, matched text, name text, former_names text[], born_on date, sex text, visible boolean, releases date[], terms jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with found as (
    select k.person_id, k.value as matched from person_key k where k.county = in_county and k.kind = 'id-number' and k.value = any (in_numbers)
    union
    select p.id, w.key from jsonb_to_recordset(in_names) as w(key text, name text, born date, sex text)
      join person p on p.county = in_county and p.born_on = w.born and p.sex = w.sex and p.merged_into is null
       and (p.name = w.name or w.name = any (p.names_elsewhere) or p.name_broken and w.name like regexp_replace(p.name, lost_character(), '_', 'g'))
  ), told as (
    select f.person_id, f.matched, array_agg(c.id) as cases, bool_or(in_scope(c.org_path)) as visible
      from found f join case_file c on c.county = in_county and c.person_id = f.person_id and not_sealed(c.sealed_for)
     where in_county = current_setting('app.county', true)
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

-- Whether a branch still has open files is asked of a branch of one's own county.
create or replace function organisation_has_cases(of_path text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from case_file c where c.closed_on is null and c.county = current_setting('app.county', true)
    and c.org_path collate "C" >= of_path and c.org_path collate "C" < of_path || chr(1114111))
$$;

-- An event that is put into the queue is worked on as its county: it can be none but the asker's.
create or replace function enqueue_job(task text, payload json) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if task = 'event' and (payload #>> '{event,county}') is distinct from current_setting('app.county', true) then
    raise exception 'an event of another county' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(task, payload);
end $$;
