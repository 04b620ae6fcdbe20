-- OP26 5: whether there is an investigation, and what it says, is secret from the person and the family. Their database roles see
-- no case of that kind and nothing that hangs on it, whatever other policies allow.
create policy no_investigation on case_file as restrictive for all to guilu_person using (kind <> 'investigation');
create policy no_investigation on fact as restrictive for select to guilu_person
  using (case_id is null or exists (select 1 from case_file c where c.county = fact.county and c.id = fact.case_id));
create policy no_investigation on duty as restrictive for select to guilu_person
  using (exists (select 1 from case_file c where c.county = duty.county and c.id = duty.case_id));
create policy no_investigation on alert as restrictive for select to guilu_person
  using (exists (select 1 from case_file c where c.county = alert.county and c.id = alert.case_id));
create policy no_investigation on paper as restrictive for select to guilu_person
  using (exists (select 1 from case_file c where c.county = paper.county and c.id = paper.case_id));
create policy no_investigation on read_entry as restrictive for select to guilu_person
  using (case_id is null or exists (select 1 from case_file c where c.county = read_entry.county and c.id = read_entry.case_id));
