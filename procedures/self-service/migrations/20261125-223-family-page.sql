-- What a family member is told, and nothing beside it: each function answers for the account that asks, runs as the owner,
-- and passes over what is sealed. The role that calls them reads no table of the file.
create function family_case(in_day date) returns setof case_file
language sql stable security definer set search_path = public as $$
  select c.* from family_access f
    join person p on p.county = f.county and p.id = f.person_id
    join case_file c on c.county = f.county and c.person_id = coalesce(p.merged_into, p.id)
   where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.ended_at is null and in_day between f.from_on and f.to_on
     and c.closed_on is null and c.sealed_for is null and c.kind in ('correction', 'resettlement')
   order by c.kind, c.opened_on desc limit 1
$$;
-- The surname stands for the name: a telephone is seen by others too.
create function family_page(in_day date) returns table (case_id uuid, person_id uuid, surname text, case_kind text, relation text, kind text,
  to_on date, office_name text, office_phone text, office_address text, officer text)
language sql stable security definer set search_path = public as $$
  select c.id, c.person_id, left(p.name, 1), c.kind, f.relation, f.kind, f.to_on, coalesce(o.short_name, o.name), o.phone, o.address, a.display_name
    from family_case(in_day) c
    join family_access f on f.county = c.county and f.account_id = nullif(current_setting('app.account', true), '')::uuid
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office left join account a on a.id = c.officer
$$;
-- What the person, the family or the guardian has a part in; of each duty the latest that is late and the nearest to come.
-- By consent only what everybody under supervision does: what tells of health, leave or a move is for a guardian alone.
create function family_duties(in_day date) returns table (key text, rule text, due_on date, pack text, pack_version text, basis text[], verified boolean)
language sql stable security definer set search_path = public as $$
  select distinct on (d.rule, d.due_on < in_day) d.key, d.rule, d.due_on, d.pack, d.pack_version, d.basis, d.verified
    from family_case(in_day) c join duty d on d.county = c.county and d.case_id = c.id
   where d.state = 'open' and d.sealed_for is null and d.owed_by && array['person', 'family', 'guardian'] and d.due_on <= in_day + 60
     and (d.owed_by && array['family', 'guardian']
       or d.rule in ('correction.report-in', 'correction.report-to-office', 'correction.regular-report', 'correction.summary',
         'correction.education-hours', 'correction.service-hours', 'correction.monthly-service')
       or exists (select 1 from family_access f where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.kind = 'guardian'))
   order by d.rule, d.due_on < in_day, abs(d.due_on - in_day)
$$;
-- Days of granted leave, told to a guardian alone; neither where to nor why.
create function family_leave(in_day date) returns table (from_on date, to_on date)
language sql stable security definer set search_path = public as $$
  select l.from_on, l.to_on from family_case(in_day) c join leave_request l on l.county = c.county and l.case_id = c.id
   where l.approved_id is not null and l.returned_on is null and l.to_on >= in_day
     and exists (select 1 from family_access f where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.kind = 'guardian')
   order by l.from_on
$$;
revoke all on function family_case, family_page, family_duties, family_leave from public;
grant execute on function family_page, family_duties, family_leave to guilu_family;
