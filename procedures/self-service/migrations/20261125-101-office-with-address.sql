-- The office with its telephone and address, the officer's name, and nothing else of either.
drop function my_office(text, uuid);
create function my_office(in_county text, in_case uuid) returns table (office text, office_name text, officer text, office_phone text, office_address text)
language sql stable security definer set search_path = public as $$
  select c.office, coalesce(o.short_name, o.name), a.display_name, o.phone, o.address
    from case_file c left join organisation o on o.code = c.office left join account a on a.id = c.officer
   where c.county = in_county and c.id = in_case and c.person_id = nullif(current_setting('app.person', true), '')::uuid
$$;
revoke all on function my_office from public;
grant execute on function my_office to guilu_person;
