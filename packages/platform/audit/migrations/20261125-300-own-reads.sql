-- Who looks at a file is told once in a while, not at each part of it: for that one must find one's own reads again,
-- also where one's organisation stands outside the branch that one sees.
create policy own_sees on read_entry for select to guilu_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);
