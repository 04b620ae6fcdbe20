-- The administrator, who sees no case, still must not end an office that has open ones: the answer is yes or no, nothing else.
create function organisation_has_cases(of_path text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from case_file c where c.closed_on is null
    and c.org_path collate "C" >= of_path and c.org_path collate "C" < of_path || chr(1114111))
$$;
revoke all on function organisation_has_cases from public;
grant execute on function organisation_has_cases to guilu_app;
