-- The test of the case stands in the policy itself, so that it is part of the plan and not a call for every row.
alter policy staff on alert_disposition using (exists (select 1 from case_file c where c.county = alert_disposition.county and c.id = alert_disposition.case_id))
  with check (exists (select 1 from case_file c where c.county = alert_disposition.county and c.id = alert_disposition.case_id));
alter policy staff on duty_set_aside using (exists (select 1 from case_file c where c.county = duty_set_aside.county and c.id = duty_set_aside.case_id))
  with check (exists (select 1 from case_file c where c.county = duty_set_aside.county and c.id = duty_set_aside.case_id));
