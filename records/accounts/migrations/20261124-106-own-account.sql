-- Staff's role reads accounts whole, because signing in happens before anybody has a scope; on the person's own page
-- only one's own account and sessions are there.
alter table account enable row level security;
create policy app on account to guilu_app using (true) with check (true);
create policy own on account to guilu_person using (id = nullif(current_setting('app.account', true), '')::uuid);
alter table session enable row level security;
create policy app on session to guilu_app using (true) with check (true);
create policy own on session to guilu_person using (account_id = nullif(current_setting('app.account', true), '')::uuid);
revoke update on session from guilu_person;
grant select on account to guilu_person;
grant update (password_hash, password_changed_at, must_change_password, failed_count, locked_until, totp_secret, totp_confirmed,
  totp_last_step, recovery_hashes, language) on account to guilu_person;
grant update (revoked_at, last_seen_at, cover_id) on session to guilu_person;
-- The claim that carries the username, where the administrator ties accounts by it; the secret is encrypted under the key file.
alter table oidc_provider add column username_claim text not null default 'preferred_username';
alter table oidc_attempt add column redirect text not null;
