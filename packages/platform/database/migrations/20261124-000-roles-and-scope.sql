-- Roles. They belong to the whole cluster, so several databases on it share them.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'guilu_app') then create role guilu_app login noinherit; end if;
  if not exists (select 1 from pg_roles where rolname = 'guilu_person') then create role guilu_person nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'guilu_jobs') then create role guilu_jobs login; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant guilu_person to guilu_app;
grant usage on schema public to guilu_app, guilu_person;
revoke create on schema public from public;

-- Who is asking is told by settings that live as long as the transaction:
--   app.scope    path of the organisation whose branch may be seen, e.g. 'R.JT990000.SJ990100.SJ990101.'
--   app.county   division code of the county that new rows belong to
--   app.account  id of the account
--   app.person   id of the person, on that person's own page
-- Settings stand plainly in the policies (not in a sub-select): so the planner knows their value and uses the index.
create function in_scope(path text) returns boolean language sql stable parallel safe as $$
  select path collate "C" >= current_setting('app.scope', true)
     and path collate "C" < current_setting('app.scope', true) || chr(1114111)
     and current_setting('app.scope', true) <> ''
$$;
comment on function in_scope is 'true where the row''s organisation lies in the branch that may be seen; an empty setting sees nothing';
create function not_sealed(staff uuid[]) returns boolean language sql stable parallel safe as $$
  select staff is null or nullif(current_setting('app.account', true), '')::uuid = any (staff)
$$;
comment on function not_sealed is 'sealed rows (minors, protected persons) are open to named staff only';
