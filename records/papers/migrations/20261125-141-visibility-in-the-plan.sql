-- The test of the case stands in the policy itself, so that it is part of the plan and not a call for every row.
alter policy staff on paper using (exists (select 1 from case_file c where c.county = paper.county and c.id = paper.case_id))
  with check (exists (select 1 from case_file c where c.county = paper.county and c.id = paper.case_id));
alter policy staff on attachment using (exists (select 1 from case_file c where c.county = attachment.county and c.id = attachment.case_id))
  with check (exists (select 1 from case_file c where c.county = attachment.county and c.id = attachment.case_id));
