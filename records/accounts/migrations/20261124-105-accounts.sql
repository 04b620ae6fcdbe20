-- Accounts and sessions. Not under row security: signing in happens before anybody has a scope.
create table account (
  id uuid primary key,
  username text not null unique,
  display_name text not null,
  organisation text references organisation,
  roles text[] not null,
  -- The supervised person's own page.
  county text,
  person_id uuid,
  password_hash text,
  password_changed_at timestamptz,
  must_change_password boolean not null default false,
  -- Encrypted under the key file.
  totp_secret text,
  totp_confirmed boolean not null default false,
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}',
  oidc_issuer text,
  oidc_subject text,
  failed_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  language text not null default 'zh-CN',
  created_at timestamptz not null default now()
);
create unique index account_oidc on account (oidc_issuer, oidc_subject) where oidc_subject is not null;
create index account_organisation on account (organisation);
create table session (
  id uuid primary key,
  token_hash text not null unique,
  account_id uuid not null references account,
  -- The organisation acted for, where it is one covered for a time.
  cover_id uuid,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text not null,
  device_hash text not null,
  address text not null
);
create index session_account on session (account_id, created_at desc);
-- When somebody is away, another acts for their organisation, from a day to a day.
create table cover (
  county text not null,
  id uuid not null,
  organisation text not null references organisation,
  absent_account uuid references account,
  account_id uuid not null references account,
  from_on date not null,
  to_on date not null,
  reason text not null,
  granted_by uuid not null,
  granted_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (county, id),
  check (to_on >= from_on)
);
create index cover_account on cover (account_id, to_on);
create table oidc_provider (
  issuer text primary key,
  name text not null,
  client_id text not null,
  client_secret text not null,
  organisation text references organisation,
  enabled boolean not null default true
);
create table oidc_attempt (
  state text primary key,
  issuer text not null,
  verifier text not null,
  nonce text not null,
  at timestamptz not null default now()
);
grant select, insert, update on account, session to guilu_app;
grant select, update on session to guilu_person;
grant select, insert on cover to guilu_app;
grant update (ended_at) on cover to guilu_app;
grant select, insert, update on oidc_provider to guilu_app;
grant select, insert, delete on oidc_attempt to guilu_app;
