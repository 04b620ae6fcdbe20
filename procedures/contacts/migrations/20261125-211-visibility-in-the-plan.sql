-- The test of the case stands in the policy itself, so that it is part of the plan and not a call for every row.
alter policy staff on contact_note using (exists (select 1 from case_file c where c.county = contact_note.county and c.id = contact_note.case_id))
  with check (exists (select 1 from case_file c where c.county = contact_note.county and c.id = contact_note.case_id));
