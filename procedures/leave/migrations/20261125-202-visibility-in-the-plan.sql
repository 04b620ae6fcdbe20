-- The test of the case stands in the policy itself, so that it is part of the plan and not a call for every row.
alter policy staff on leave_request using (exists (select 1 from case_file c where c.county = leave_request.county and c.id = leave_request.case_id))
  with check (exists (select 1 from case_file c where c.county = leave_request.county and c.id = leave_request.case_id));
alter policy staff on leave_opinion using (exists (select 1 from case_file c where c.county = leave_opinion.county and c.id = leave_opinion.case_id))
  with check (exists (select 1 from case_file c where c.county = leave_opinion.county and c.id = leave_opinion.case_id));
