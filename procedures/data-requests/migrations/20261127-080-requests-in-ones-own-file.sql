-- What a person asks on the own page belongs to a file of that person, and not only to the person.
alter policy person on data_request with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = data_request.county and c.id = data_request.case_id));
alter policy person_asks on data_request_text with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and identity = 'own-page' and decided_at is null
  and exists (select 1 from case_file c where c.county = data_request_text.county and c.id = data_request_text.case_id));
