-- Volunteers and psychologists who are named for a person: of their branch they see these files and no others.
create table support_member (
  county text not null,
  case_id uuid not null,
  account_id uuid not null references account,
  role text not null check (role in ('volunteer', 'psychologist')),
  named_at timestamptz not null,
  named_by uuid not null,
  named_name text not null,
  ended_at timestamptz,
  ended_name text,
  primary key (county, case_id, account_id, named_at)
);
create unique index support_member_now on support_member (case_id, account_id) where ended_at is null;
alter table support_member enable row level security;
create policy staff on support_member to guilu_app
  using (exists (select 1 from case_file c where c.county = support_member.county and c.id = support_member.case_id))
  with check (exists (select 1 from case_file c where c.county = support_member.county and c.id = support_member.case_id));
grant select, insert on support_member to guilu_app;
grant update (ended_at, ended_name) on support_member to guilu_app;

-- Is the account that asks named for this case? Runs as the owner, because the policy of cases asks it.
create function named_for(of_case uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from support_member m where m.case_id = of_case and m.ended_at is null
    and m.account_id = nullif(current_setting('app.account', true), '')::uuid)
$$;
revoke all on function named_for from public;
grant execute on function named_for to guilu_app, guilu_person;
-- It narrows what the scope opens, and is asked only for accounts that `app.named` marks: for others the plan stays as it was.
create policy named on case_file as restrictive to guilu_app
  using (current_setting('app.named', true) is distinct from 'on' or named_for(id));
create policy named on duty as restrictive for select to guilu_app
  using (current_setting('app.named', true) is distinct from 'on' or named_for(case_id));
create policy named on alert as restrictive for select to guilu_app
  using (current_setting('app.named', true) is distinct from 'on' or named_for(case_id));
create policy named on roster_import as restrictive to guilu_app
  using (current_setting('app.named', true) is distinct from 'on');
