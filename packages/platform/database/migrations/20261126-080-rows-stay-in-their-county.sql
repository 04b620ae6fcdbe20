-- A row belongs to the county that its organisation lies in: without that, one's own branch beside another county's code
-- would open that county's people, since a person is seen through a file.
create function lies_in_county(in_path text, in_county text) returns boolean language sql stable parallel safe as $$
  select exists (select 1 from organisation o where o.path collate "C" = in_path and o.county = in_county)
$$;
comment on function lies_in_county is 'true where the path is that of an organisation of this county';

alter policy staff on case_file with check (in_scope(org_path) and lies_in_county(org_path, county));
alter policy staff on duty with check (in_scope(org_path) and lies_in_county(org_path, county));
alter policy staff on alert with check (in_scope(org_path) and lies_in_county(org_path, county));
alter policy staff on roster_import with check (in_scope(org_path) and county = current_setting('app.county', true));
alter policy staff on roster_row with check (exists (select 1 from roster_import i where i.county = roster_row.county and i.id = roster_row.import_id));

-- On a person's own page what is written belongs to a file of that person, and not only to the person.
alter policy person_moves on case_file with check (person_id = nullif(current_setting('app.person', true), '')::uuid and lies_in_county(org_path, county));
alter policy person_adds on fact with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = fact.county and c.person_id = fact.person_id and (fact.case_id is null or c.id = fact.case_id)));
alter policy person_adds on contact_note with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = contact_note.county and c.id = contact_note.case_id));
alter policy person on leave_request with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = leave_request.county and c.id = leave_request.case_id));
alter policy person on duty with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = duty.county and c.id = duty.case_id));
alter policy person on alert with check (person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = alert.county and c.id = alert.case_id));
alter policy person_consents on family_access with check (kind = 'by-consent' and consent = 'own-page' and account_id is null
  and person_id = nullif(current_setting('app.person', true), '')::uuid
  and exists (select 1 from case_file c where c.county = family_access.county and c.person_id = family_access.person_id));

-- What is counted, stored and granted is the county's own.
alter table running_number enable row level security;
create policy own_county on running_number for all to guilu_app, guilu_person using (county = current_setting('app.county', true)) with check (county = current_setting('app.county', true));
alter table stored_file enable row level security;
create policy own_county on stored_file for all to guilu_app, guilu_person using (county = current_setting('app.county', true)) with check (county = current_setting('app.county', true));

-- Lines of the audit and of the log of reads are added in one's own name only; before anybody has signed in (the account
-- of naught) the line of a sign-in names the account that was tried.
alter policy staff_adds on audit_entry with check (account_id is not distinct from nullif(current_setting('app.account', true), '')::uuid
  or current_setting('app.account', true) = '00000000-0000-0000-0000-000000000000');
alter policy person_adds on audit_entry with check (account_id is not distinct from nullif(current_setting('app.account', true), '')::uuid);
alter policy staff_adds on read_entry with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
alter policy person_adds on read_entry with check (account_id = nullif(current_setting('app.account', true), '')::uuid);

-- Who stands in and what an office may do are asked before there is a county, and written in one's own only.
alter table cover enable row level security;
create policy seen on cover for select to guilu_app using (true);
create policy own_county_adds on cover for insert to guilu_app with check (county = current_setting('app.county', true));
create policy own_county_ends on cover for update to guilu_app using (county = current_setting('app.county', true));
alter table delegation enable row level security;
create policy seen on delegation for select to guilu_app, guilu_person using (true);
create policy own_county_adds on delegation for insert to guilu_app with check (county = current_setting('app.county', true));
create policy own_county_ends on delegation for update to guilu_app using (county = current_setting('app.county', true));
