-- Which browsers an account signs in from. A browser has a name of its own in a cookie, of which the hash stands here.
-- Failures are counted for each browser that is known, so that a stranger's guesses lock nobody out of the own one.
create table known_device (
  account_id uuid not null references account,
  device_key text not null,
  name text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  failed_count integer not null default 0,
  rests_until timestamptz,
  primary key (account_id, device_key)
);
alter table known_device enable row level security;
create policy app on known_device to guilu_app using (true) with check (true);
grant select, insert, update on known_device to guilu_app;

-- What is told to the holder of an account at the next sign-in: a session that turned up elsewhere, what the administrator reset.
create table account_notice (
  account_id uuid not null references account,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('session-elsewhere', 'password-reset', 'second-factor-reset', 'recovery-code-used')),
  detail jsonb not null,
  seen_at timestamptz,
  primary key (account_id, id)
);
create index account_notice_unseen on account_notice (account_id) where seen_at is null;
alter table account_notice enable row level security;
create policy app on account_notice to guilu_app using (true) with check (true);
create policy own on account_notice to guilu_person using (account_id = nullif(current_setting('app.account', true), '')::uuid);
create policy family_own on account_notice to guilu_family using (account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert on account_notice to guilu_app;
grant update (seen_at) on account_notice to guilu_app, guilu_person, guilu_family;
grant select, insert on account_notice to guilu_person, guilu_family;

alter table session add column device_key text;
alter table session add column ended_because text;
-- A session goes on under another token where its rights change.
grant update (token_hash) on session to guilu_person, guilu_family;
-- What a device is was told in another way until now: everybody signs in once more.
update session set revoked_at = now() where revoked_at is null;

-- A first password that the administrator gave serves for so long.
alter table account add column first_password_until timestamptz;
grant update (first_password_until) on account to guilu_person, guilu_family;
