-- A person is visible through any visible case of theirs; a new one is added before its first case.
create policy staff_sees on person for select to guilu_app using (person_visible(county, id));
create policy staff_adds on person for insert to guilu_app with check (county = current_setting('app.county', true));
create policy staff_changes on person for update to guilu_app using (person_visible(county, id));
create policy staff_sees on person_key for select to guilu_app using (person_visible(county, person_id));
create policy staff_adds on person_key for insert to guilu_app with check (county = current_setting('app.county', true));
create policy staff_removes on person_key for delete to guilu_app using (person_visible(county, person_id));

-- "A person already on file is recognised" also where the asker may not see the file: says only that there is one,
-- never whose it is. Runs as the owner.
create function person_on_file(in_county text, in_kind text, in_value text) returns table (person_id uuid)
language sql stable security definer set search_path = public as $$
  select k.person_id from person_key k where k.county = in_county and k.kind = in_kind and k.value = in_value
$$;
revoke all on function person_on_file from public;
grant execute on function person_on_file to guilu_app;
