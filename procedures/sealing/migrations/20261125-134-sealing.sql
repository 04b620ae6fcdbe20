-- The jobs and the command line work on sealed files too: what is sealed is still worked out, and sealed when its day comes.
create or replace function not_sealed(staff uuid[]) returns boolean language sql stable parallel safe as $$
  select staff is null or nullif(current_setting('app.account', true), '')::uuid = any (staff)
      or current_setting('app.account', true) = '00000000-0000-0000-0000-000000000000'
$$;

-- A row of a roster names its person; once that person's file is sealed the row goes with it.
create function sealed_from_me(in_county text, in_case uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from case_file c where c.county = in_county and c.id = in_case and not not_sealed(c.sealed_for))
$$;
revoke all on function sealed_from_me from public;
grant execute on function sealed_from_me to guilu_app;
alter policy staff on roster_row
  using (exists (select 1 from roster_import i where i.county = roster_row.county and i.id = roster_row.import_id)
    and (case_id is null or not sealed_from_me(county, case_id)));
