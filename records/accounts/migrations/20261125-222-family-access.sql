-- A family member who is told a little of how things stand: by consent of the person, or as the guardian of a minor.
-- The account stands on no person and in no organisation; this row alone says whom it may be told of, and until when.
create table family_access (
  county text not null,
  id uuid not null,
  person_id uuid not null,
  -- Empty while the person has consented on the own page and the office has not yet handed anything out.
  account_id uuid unique references account,
  name text not null,
  relation text not null,
  kind text not null check (kind in ('by-consent', 'guardian')),
  -- How consent was given: 'own-page', or 'recorded' by the officer with a sentence saying how.
  consent text check (consent in ('own-page', 'recorded')),
  consent_note text,
  from_on date not null,
  to_on date not null,
  asked_at timestamptz not null,
  invited_by uuid,
  invited_name text,
  ended_at timestamptz,
  ended_name text,
  primary key (county, id),
  check (to_on >= from_on and to_on <= from_on + interval '1 year'),
  check ((kind = 'by-consent') = (consent is not null)),
  check (consent is distinct from 'recorded' or consent_note is not null)
);
create index family_access_person on family_access (county, person_id);
alter table family_access enable row level security;
create policy staff on family_access to guilu_app
  using (exists (select 1 from person p where p.county = family_access.county and p.id = family_access.person_id))
  with check (exists (select 1 from person p where p.county = family_access.county and p.id = family_access.person_id));
create policy person_sees on family_access for select to guilu_person
  using (exists (select 1 from person p where p.county = family_access.county and p.id = family_access.person_id));
create policy person_consents on family_access for insert to guilu_person
  with check (kind = 'by-consent' and consent = 'own-page' and account_id is null
    and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy person_ends on family_access for update to guilu_person
  using (kind = 'by-consent' and exists (select 1 from person p where p.county = family_access.county and p.id = family_access.person_id));
grant select, insert on family_access to guilu_app, guilu_person;
grant update (account_id, from_on, invited_by, invited_name, ended_at, ended_name) on family_access to guilu_app;
grant update (ended_at, ended_name) on family_access to guilu_person;

-- The family member's requests run in a role of their own, which reads no table of files, facts or papers at all.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'guilu_family') then create role guilu_family nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant guilu_family to guilu_app;
grant usage on schema public to guilu_family;
create policy family_own on account to guilu_family using (id = nullif(current_setting('app.account', true), '')::uuid);
create policy family_own on session to guilu_family using (account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select on account, session to guilu_family;
grant update (password_hash, password_changed_at, must_change_password, failed_count, locked_until, totp_secret, totp_confirmed,
  totp_last_step, recovery_hashes, language) on account to guilu_family;
grant update (revoked_at, last_seen_at) on session to guilu_family;
grant select, insert, update, delete on idempotency to guilu_family;
grant select, insert, update on audit_head to guilu_family;
grant insert on audit_entry to guilu_family;
grant select, insert on read_entry to guilu_family;
create policy family_adds on audit_entry for insert to guilu_family with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
create policy family_adds on read_entry for insert to guilu_family with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
create policy family_sees on read_entry for select to guilu_family using (account_id = nullif(current_setting('app.account', true), '')::uuid);

-- Whom an account may be told of on a day, and where that file stands; no row where the invitation is over.
-- Runs as the owner: it is asked at sign-in, before anybody has a scope.
create function family_standing(in_account uuid, in_day date) returns table (person_id uuid, org_path text)
language sql stable security definer set search_path = public as $$
  select coalesce(p.merged_into, p.id),
      (select c.org_path from case_file c where c.county = f.county and c.person_id = coalesce(p.merged_into, p.id)
        order by c.closed_on nulls first, c.opened_on desc limit 1)
    from family_access f join person p on p.county = f.county and p.id = f.person_id
   where f.account_id = in_account and f.ended_at is null and in_day between f.from_on and f.to_on
$$;
revoke all on function family_standing from public;
grant execute on function family_standing to guilu_app;
