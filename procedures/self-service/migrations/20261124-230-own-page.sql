-- What a write from the person's own page brings in line with the facts.
grant update (category, term_start, term_end, closed_on) on case_file to guilu_person;
grant select on place, organisation, pack_assignment to guilu_person;
-- The officer's name and the office, and nothing else of either.
create function my_office(in_county text, in_case uuid) returns table (office text, office_name text, officer text)
language sql stable security definer set search_path = public as $$
  select c.office, coalesce(o.short_name, o.name), a.display_name
    from case_file c left join organisation o on o.code = c.office left join account a on a.id = c.officer
   where c.county = in_county and c.id = in_case and c.person_id = nullif(current_setting('app.person', true), '')::uuid
$$;
revoke all on function my_office from public;
grant execute on function my_office to guilu_person;
