-- A function with a sub-select in it is called for every row; the same test written into the policy is part of the plan.
-- And a case is found by its id alone, whatever its county.
alter policy staff_sees on fact using (case when case_id is null
  then exists (select 1 from case_file c where c.county = fact.county and c.person_id = fact.person_id)
  else exists (select 1 from case_file c where c.county = fact.county and c.id = fact.case_id) end);
alter policy staff_adds on fact with check (case when case_id is null
  then exists (select 1 from case_file c where c.county = fact.county and c.person_id = fact.person_id)
  else exists (select 1 from case_file c where c.county = fact.county and c.id = fact.case_id) end);
alter policy staff_sees on person using (exists (select 1 from case_file c where c.county = person.county and c.person_id = person.id));
alter policy staff_changes on person using (exists (select 1 from case_file c where c.county = person.county and c.person_id = person.id));
alter policy staff_sees on person_key using (exists (select 1 from case_file c where c.county = person_key.county and c.person_id = person_key.person_id));
alter policy staff_removes on person_key using (exists (select 1 from case_file c where c.county = person_key.county and c.person_id = person_key.person_id));
alter policy staff on case_particulars using (exists (select 1 from case_file c where c.county = case_particulars.county and c.id = case_particulars.case_id))
  with check (exists (select 1 from case_file c where c.county = case_particulars.county and c.id = case_particulars.case_id));
create unique index case_file_id on case_file (id);
