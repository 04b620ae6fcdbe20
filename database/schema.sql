-- The schema after all migrations, for reading and review; written by tools/print-schema.ts. Migrations are what runs.

create table account (
  id uuid not null,
  username text not null,
  display_name text not null,
  organisation text,
  roles text[] not null,
  county text,
  person_id uuid,
  password_hash text,
  password_changed_at timestamp with time zone,
  must_change_password boolean not null default false,
  totp_secret text,
  totp_confirmed boolean not null default false,
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}'::text[],
  oidc_issuer text,
  oidc_subject text,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  disabled_at timestamp with time zone,
  language text not null default 'zh-CN'::text,
  created_at timestamp with time zone not null default now(),
  first_password_until timestamp with time zone,
  UNIQUE (username),
  PRIMARY KEY (id),
  FOREIGN KEY (organisation) REFERENCES organisation(code)
);
CREATE UNIQUE INDEX account_oidc ON account USING btree (oidc_issuer, oidc_subject) WHERE (oidc_subject IS NOT NULL);
CREATE INDEX account_organisation ON account USING btree (organisation);
alter table account enable row level security;
create policy app on account for all to guilu_app using (true) with check (true);
create policy family_own on account for all to guilu_family using ((id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy own on account for all to guilu_person using ((id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant insert, select, update on account to guilu_app;
grant select on account to guilu_family;
grant update (failed_count, first_password_until, language, locked_until, must_change_password, password_changed_at, password_hash, recovery_hashes, totp_confirmed, totp_last_step, totp_secret) on account to guilu_family;
grant select on account to guilu_person;
grant update (failed_count, first_password_until, language, locked_until, must_change_password, password_changed_at, password_hash, recovery_hashes, totp_confirmed, totp_last_step, totp_secret) on account to guilu_person;

create table account_notice (
  account_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  detail jsonb not null,
  seen_at timestamp with time zone,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id) REFERENCES account(id),
  CHECK ((kind = ANY (ARRAY['session-elsewhere'::text, 'password-reset'::text, 'second-factor-reset'::text, 'recovery-code-used'::text])))
);
CREATE INDEX account_notice_unseen ON account_notice USING btree (account_id) WHERE (seen_at IS NULL);
alter table account_notice enable row level security;
create policy app on account_notice for all to guilu_app using (true) with check (true);
create policy family_own on account_notice for all to guilu_family using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy own on account_notice for all to guilu_person using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant insert, select on account_notice to guilu_app;
grant update (seen_at) on account_notice to guilu_app;
grant insert, select on account_notice to guilu_family;
grant update (seen_at) on account_notice to guilu_family;
grant insert, select on account_notice to guilu_person;
grant update (seen_at) on account_notice to guilu_person;

create table agency_letter (
  county text not null,
  id uuid not null,
  organisation text not null,
  case_id uuid not null,
  person_id uuid,
  person_name text not null,
  paper_id uuid not null,
  number text not null,
  title_zh text not null,
  title_en text not null,
  docx_sha256 text not null,
  pdf_sha256 text,
  about text not null,
  fact_id uuid not null,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  sent_name text not null,
  sent_from text not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  acknowledged_name text,
  PRIMARY KEY (county, id),
  FOREIGN KEY (organisation) REFERENCES organisation(code)
);
CREATE INDEX agency_letter_case ON agency_letter USING btree (county, case_id);
CREATE UNIQUE INDEX agency_letter_once ON agency_letter USING btree (county, paper_id, organisation);
CREATE INDEX agency_letter_organisation ON agency_letter USING btree (organisation, sent_at DESC);
alter table agency_letter enable row level security;
create policy partner_acknowledges on agency_letter for update to guilu_app using (((organisation = NULLIF(current_setting('app.partner'::text, true), ''::text)) AND (acknowledged_at IS NULL))) with check ((organisation = NULLIF(current_setting('app.partner'::text, true), ''::text)));
create policy partner_sees on agency_letter for select to guilu_app using ((organisation = NULLIF(current_setting('app.partner'::text, true), ''::text)));
create policy staff_sees on agency_letter for select to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = agency_letter.county) AND (c.id = agency_letter.case_id)))));
create policy staff_sends on agency_letter for insert to guilu_app with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = agency_letter.county) AND (c.id = agency_letter.case_id)))));
grant insert, select on agency_letter to guilu_app;
grant update (acknowledged_at, acknowledged_by, acknowledged_name) on agency_letter to guilu_app;

create table agency_notice (
  county text not null,
  id uuid not null,
  organisation text not null,
  kind text not null,
  person_name text not null,
  typed text,
  state text not null,
  sent_at timestamp with time zone not null,
  sent_by uuid,
  sent_name text,
  answered_at timestamp with time zone,
  answered_name text,
  reason text,
  case_id uuid,
  receipt_on date,
  PRIMARY KEY (county, id),
  FOREIGN KEY (organisation) REFERENCES organisation(code),
  CHECK ((kind = ANY (ARRAY['correction'::text, 'resettlement'::text]))),
  CHECK ((state = ANY (ARRAY['sent'::text, 'taken-in'::text, 'returned'::text])))
);
CREATE INDEX agency_notice_case ON agency_notice USING btree (county, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX agency_notice_organisation ON agency_notice USING btree (organisation, sent_at DESC);
CREATE INDEX agency_notice_sent ON agency_notice USING btree (county, sent_at) WHERE (state = 'sent'::text);
alter table agency_notice enable row level security;
create policy named on agency_notice for all to guilu_app using ((current_setting('app.named'::text, true) IS DISTINCT FROM 'on'::text));
create policy partner_sees on agency_notice for select to guilu_app using ((organisation = NULLIF(current_setting('app.partner'::text, true), ''::text)));
create policy partner_sends on agency_notice for insert to guilu_app with check (((organisation = NULLIF(current_setting('app.partner'::text, true), ''::text)) AND (state = 'sent'::text) AND (case_id IS NULL)));
create policy staff on agency_notice for all to guilu_app using (
CASE
    WHEN (case_id IS NULL) THEN (EXISTS ( SELECT 1
       FROM organisation o
      WHERE ((o.county = agency_notice.county) AND (o.kind = 'county-bureau'::text) AND in_scope(o.path))))
    ELSE (EXISTS ( SELECT 1
       FROM case_file c
      WHERE ((c.county = agency_notice.county) AND (c.id = agency_notice.case_id))))
END);
grant insert, select on agency_notice to guilu_app;
grant update (answered_at, answered_name, case_id, reason, receipt_on, state) on agency_notice to guilu_app;

create table alert (
  county text not null,
  case_id uuid not null,
  key text not null,
  person_id uuid,
  org_path text not null,
  sealed_for uuid[],
  rule text not null,
  since timestamp with time zone not null,
  told text[] not null,
  falls_to text not null,
  pack text not null,
  pack_version date not null,
  basis text[] not null,
  verified boolean not null,
  PRIMARY KEY (county, case_id, key)
);
CREATE INDEX alert_org ON alert USING btree (org_path COLLATE "C", since);
alter table alert enable row level security;
create policy named on alert for select to guilu_app using (((current_setting('app.named'::text, true) IS DISTINCT FROM 'on'::text) OR named_for(case_id)));
create policy no_investigation on alert for select to guilu_person using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = alert.county) AND (c.id = alert.case_id)))));
create policy person on alert for all to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = alert.county) AND (c.id = alert.case_id))))));
create policy staff on alert for all to guilu_app using ((in_scope(org_path) AND not_sealed(sealed_for))) with check ((in_scope(org_path) AND lies_in_county(org_path, county)));
grant delete, insert, select, update on alert to guilu_app;
grant delete, insert, select, update on alert to guilu_person;

create table alert_disposition (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  alert_key text not null,
  rule text not null,
  outcome text not null,
  note text not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (county, id),
  CHECK ((outcome = ANY (ARRAY['acted'::text, 'explained'::text, 'false-alarm'::text])))
);
CREATE INDEX alert_disposition_case ON alert_disposition USING btree (county, case_id, alert_key);
alter table alert_disposition enable row level security;
create policy staff on alert_disposition for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = alert_disposition.county) AND (c.id = alert_disposition.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = alert_disposition.county) AND (c.id = alert_disposition.case_id)))));
grant insert, select on alert_disposition to guilu_app;

create table announcement (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  state text not null,
  held_at timestamp with time zone not null,
  by_video boolean not null,
  why_video text not null default ''::text,
  place text not null,
  people jsonb not null,
  scheduled_id uuid not null,
  notice_id uuid,
  told text,
  invitation uuid,
  invitation_number text,
  sheet uuid,
  sheet_number text,
  announced_id uuid,
  planned_by uuid not null,
  planned_at timestamp with time zone not null,
  PRIMARY KEY (county, id),
  CHECK (((NOT by_video) OR (why_video <> ''::text))),
  CHECK ((state = ANY (ARRAY['planned'::text, 'moved'::text, 'held'::text])))
);
CREATE INDEX announcement_case ON announcement USING btree (county, case_id);
CREATE UNIQUE INDEX announcement_planned ON announcement USING btree (county, case_id) WHERE (state = 'planned'::text);
alter table announcement enable row level security;
create policy staff on announcement for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = announcement.county) AND (c.id = announcement.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = announcement.county) AND (c.id = announcement.case_id)))));
grant insert, select, update on announcement to guilu_app;

create table attachment (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  fact_id uuid,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  added_name text not null,
  PRIMARY KEY (county, id)
);
CREATE INDEX attachment_case ON attachment USING btree (county, case_id, added_at DESC);
alter table attachment enable row level security;
create policy staff on attachment for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = attachment.county) AND (c.id = attachment.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = attachment.county) AND (c.id = attachment.case_id)))));
grant insert, select on attachment to guilu_app;
grant update (fact_id) on attachment to guilu_app;

create table audit_entry (
  county text not null,
  seq bigint not null,
  at timestamp with time zone not null,
  account_id uuid,
  actor text not null,
  org_path text not null,
  action text not null,
  person_id uuid,
  case_id uuid,
  detail jsonb not null,
  previous text not null,
  hash text not null,
  hash_by text not null default 'sha256'::text,
  PRIMARY KEY (county, seq),
  CHECK ((hash_by = ANY (ARRAY['sha256'::text, 'sm3'::text])))
);
CREATE INDEX audit_entry_at ON audit_entry USING btree (county, at DESC);
CREATE INDEX audit_entry_person ON audit_entry USING btree (county, person_id, seq DESC) WHERE (person_id IS NOT NULL);
alter table audit_entry enable row level security;
create policy county_sees on audit_entry for select to guilu_app using ((EXISTS ( SELECT 1
   FROM organisation o
  WHERE ((o.county = audit_entry.county) AND (o.kind = 'county-bureau'::text) AND in_scope(o.path)))));
create policy family_adds on audit_entry for insert to guilu_family with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy person_adds on audit_entry for insert to guilu_person with check ((NOT (account_id IS DISTINCT FROM (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy staff_adds on audit_entry for insert to guilu_app with check (((NOT (account_id IS DISTINCT FROM (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)) OR (current_setting('app.account'::text, true) = '00000000-0000-0000-0000-000000000000'::text)));
create policy staff_sees on audit_entry for select to guilu_app using (in_scope(org_path));
grant insert, select on audit_entry to guilu_app;
grant insert on audit_entry to guilu_family;
grant insert on audit_entry to guilu_person;

create table audit_head (
  county text not null,
  seq bigint not null,
  hash text not null,
  PRIMARY KEY (county)
);
grant insert, select, update on audit_head to guilu_app;
grant insert, select, update on audit_head to guilu_family;
grant insert, select, update on audit_head to guilu_person;

create table case_file (
  county text not null,
  id uuid not null,
  kind text not null,
  person_id uuid,
  number text not null,
  org_path text not null,
  office text,
  officer uuid,
  state text not null,
  category text,
  opened_on date not null,
  term_start date,
  term_end date,
  closed_on date,
  last_seen_on date,
  sealed_for uuid[],
  evaluated_at timestamp with time zone,
  changes_at timestamp with time zone,
  version integer not null default 0,
  taken_over_on date,
  PRIMARY KEY (county, id)
);
CREATE INDEX case_file_changes ON case_file USING btree (changes_at) WHERE (changes_at IS NOT NULL);
CREATE INDEX case_file_id ON case_file USING btree (id);
CREATE UNIQUE INDEX case_file_number ON case_file USING btree (county, kind, number);
CREATE INDEX case_file_org ON case_file USING btree (org_path COLLATE "C", kind, closed_on);
CREATE INDEX case_file_person ON case_file USING btree (county, person_id, kind);
alter table case_file enable row level security;
create policy named on case_file for all to guilu_app using (((current_setting('app.named'::text, true) IS DISTINCT FROM 'on'::text) OR named_for(id)));
create policy no_investigation on case_file for all to guilu_person using ((kind <> 'investigation'::text));
create policy person on case_file for select to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy person_moves on case_file for update to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND lies_in_county(org_path, county)));
create policy staff on case_file for all to guilu_app using ((in_scope(org_path) AND not_sealed(sealed_for))) with check ((in_scope(org_path) AND lies_in_county(org_path, county)));
grant insert, select, update on case_file to guilu_app;
grant select on case_file to guilu_person;
grant update (category, changes_at, closed_on, evaluated_at, last_seen_on, state, taken_over_on, term_end, term_start, version) on case_file to guilu_person;

create table case_particulars (
  county text not null,
  case_id uuid not null,
  data jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  PRIMARY KEY (county, case_id)
);
alter table case_particulars enable row level security;
create policy staff on case_particulars for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = case_particulars.county) AND (c.id = case_particulars.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = case_particulars.county) AND (c.id = case_particulars.case_id)))));
grant insert, select, update on case_particulars to guilu_app;

create table contact_note (
  county text not null,
  case_id uuid not null,
  fact_id uuid not null,
  person_id uuid,
  place text,
  present text[] not null default '{}'::text[],
  sections jsonb not null,
  follow_up_on date,
  follow_up text,
  followed_up_at timestamp with time zone,
  followed_up_by text,
  written_by uuid not null,
  written_name text not null,
  written_at timestamp with time zone not null,
  PRIMARY KEY (county, case_id, fact_id)
);
CREATE INDEX contact_note_follow_up ON contact_note USING btree (county, follow_up_on) WHERE ((follow_up_on IS NOT NULL) AND (followed_up_at IS NULL));
alter table contact_note enable row level security;
create policy person_adds on contact_note for insert to guilu_person with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = contact_note.county) AND (c.id = contact_note.case_id))))));
create policy staff on contact_note for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = contact_note.county) AND (c.id = contact_note.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = contact_note.county) AND (c.id = contact_note.case_id)))));
grant insert, select on contact_note to guilu_app;
grant update (followed_up_at, followed_up_by) on contact_note to guilu_app;
grant insert on contact_note to guilu_person;

create table counselling_note (
  county text not null,
  case_id uuid not null,
  fact_id uuid not null,
  words text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  PRIMARY KEY (county, fact_id)
);
CREATE INDEX counselling_note_case ON counselling_note USING btree (county, case_id);
alter table counselling_note enable row level security;
create policy author on counselling_note for all to guilu_app using (((written_by = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = counselling_note.county) AND (c.id = counselling_note.case_id)))))) with check (((written_by = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = counselling_note.county) AND (c.id = counselling_note.case_id))))));
grant insert, select on counselling_note to guilu_app;

create table cover (
  county text not null,
  id uuid not null,
  organisation text not null,
  absent_account uuid,
  account_id uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  granted_by uuid not null,
  granted_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  PRIMARY KEY (county, id),
  FOREIGN KEY (absent_account) REFERENCES account(id),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (organisation) REFERENCES organisation(code),
  CHECK ((to_on >= from_on))
);
CREATE INDEX cover_account ON cover USING btree (account_id, to_on);
alter table cover enable row level security;
create policy own_county_adds on cover for insert to guilu_app with check ((county = current_setting('app.county'::text, true)));
create policy own_county_ends on cover for update to guilu_app using ((county = current_setting('app.county'::text, true)));
create policy seen on cover for select to guilu_app using (true);
grant insert, select on cover to guilu_app;
grant update (ended_at) on cover to guilu_app;

create table data_request (
  county text not null,
  case_id uuid not null,
  request_id uuid not null,
  person_id uuid,
  request text not null,
  asked_by text not null,
  asked_on date not null,
  own_page boolean not null,
  about uuid,
  purpose text,
  due_on date,
  answer_id uuid,
  outcome text,
  ground text,
  corrected_by uuid,
  answered_on date,
  withdrawn_on date,
  PRIMARY KEY (county, case_id, request_id)
);
CREATE INDEX data_request_open ON data_request USING btree (county, due_on) WHERE ((answered_on IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX data_request_person ON data_request USING btree (county, person_id);
alter table data_request enable row level security;
create policy person on data_request for all to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request.county) AND (c.id = data_request.case_id))))));
create policy staff on data_request for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request.county) AND (c.id = data_request.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request.county) AND (c.id = data_request.case_id)))));
grant delete, insert, select, update on data_request to guilu_app;
grant delete, insert, select, update on data_request to guilu_person;

create table data_request_text (
  county text not null,
  request_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  details text,
  asker_name text,
  authority text,
  identity text not null,
  identity_by text,
  taken_by uuid not null,
  taken_name text not null,
  taken_at timestamp with time zone not null,
  reasons text,
  explanation jsonb,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  paper_id uuid,
  copy_stored text,
  copy_hash text,
  copy_until date,
  copy_destroyed_at timestamp with time zone,
  PRIMARY KEY (county, request_id)
);
CREATE INDEX data_request_text_case ON data_request_text USING btree (county, case_id);
alter table data_request_text enable row level security;
create policy person_asks on data_request_text for insert to guilu_person with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (identity = 'own-page'::text) AND (decided_at IS NULL) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request_text.county) AND (c.id = data_request_text.case_id))))));
create policy person_sees on data_request_text for select to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy staff on data_request_text for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request_text.county) AND (c.id = data_request_text.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = data_request_text.county) AND (c.id = data_request_text.case_id)))));
grant insert, select on data_request_text to guilu_app;
grant update (copy_hash, copy_stored, copy_until, decided_at, decided_by, decided_name, explanation, identity, identity_by, paper_id, reasons) on data_request_text to guilu_app;
grant insert, select on data_request_text to guilu_person;

create table delegation (
  county text not null,
  id uuid not null,
  office text not null,
  instrument text not null,
  powers text[] not null,
  from_on date not null,
  to_on date,
  ended_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  PRIMARY KEY (county, id),
  FOREIGN KEY (office) REFERENCES organisation(code),
  CHECK (((to_on IS NULL) OR (to_on >= from_on)))
);
CREATE INDEX delegation_office ON delegation USING btree (county, office, from_on);
alter table delegation enable row level security;
create policy own_county_adds on delegation for insert to guilu_app with check ((county = current_setting('app.county'::text, true)));
create policy own_county_ends on delegation for update to guilu_app using ((county = current_setting('app.county'::text, true)));
create policy seen on delegation for select to guilu_app, guilu_person using (true);
grant insert, select on delegation to guilu_app;
grant update (ended_on) on delegation to guilu_app;
grant select (county, ended_on, from_on, id, instrument, office, powers, to_on) on delegation to guilu_person;

create table destroyed_file (
  county text not null,
  sha256 text not null,
  list_id uuid not null,
  removed_at timestamp with time zone,
  PRIMARY KEY (county, sha256, list_id)
);
alter table destroyed_file enable row level security;
create policy county on destroyed_file for all to guilu_app using (sees_county(county)) with check (sees_county(county));
grant insert, select on destroyed_file to guilu_app;
grant update (removed_at) on destroyed_file to guilu_app;

create table destruction_item (
  county text not null,
  list_id uuid not null,
  seq integer not null,
  kind text not null,
  target text,
  person_id uuid,
  case_id uuid,
  since date,
  records integer not null,
  until date not null,
  state text not null default 'listed'::text,
  reason text,
  proof text,
  PRIMARY KEY (county, list_id, seq),
  CHECK ((state = ANY (ARRAY['listed'::text, 'kept'::text, 'destroyed'::text, 'left'::text])))
);
alter table destruction_item enable row level security;
create policy county on destruction_item for all to guilu_app using (sees_county(county)) with check (sees_county(county));
grant insert, select on destruction_item to guilu_app;
grant update (case_id, person_id, proof, reason, records, since, state, target) on destruction_item to guilu_app;

create table destruction_list (
  county text not null,
  id uuid not null,
  number text not null,
  state text not null,
  note text not null,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  decision_note text,
  carried_by uuid,
  carried_name text,
  carried_at timestamp with time zone,
  counts jsonb,
  digest text,
  PRIMARY KEY (county, id),
  CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  CHECK (((state <> ALL (ARRAY['approved'::text, 'carried-out'::text])) OR (decided_by IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'approved'::text, 'carried-out'::text])))
);
CREATE UNIQUE INDEX destruction_list_number ON destruction_list USING btree (county, number);
alter table destruction_list enable row level security;
create policy county on destruction_list for all to guilu_app using (sees_county(county)) with check (sees_county(county));
grant insert, select on destruction_list to guilu_app;
grant update (carried_at, carried_by, carried_name, counts, decided_at, decided_by, decided_name, decision_note, digest, state) on destruction_list to guilu_app;

create table duty (
  county text not null,
  case_id uuid not null,
  key text not null,
  person_id uuid,
  org_path text not null,
  sealed_for uuid[],
  rule text not null,
  started_by uuid,
  period text,
  due_on date not null,
  due_at timestamp with time zone,
  state text not null,
  met_by uuid[] not null default '{}'::uuid[],
  met_on date,
  void_by uuid,
  owed_by text[] not null,
  falls_to text not null,
  pack text not null,
  pack_version date not null,
  basis text[] not null,
  verified boolean not null,
  PRIMARY KEY (county, case_id, key)
);
CREATE INDEX duty_open ON duty USING btree (org_path COLLATE "C", due_on) WHERE (state = 'open'::text);
CREATE INDEX duty_person ON duty USING btree (county, person_id);
CREATE INDEX duty_unspoken ON duty USING btree (org_path COLLATE "C", rule) WHERE (state = 'unspoken'::text);
alter table duty enable row level security;
create policy named on duty for select to guilu_app using (((current_setting('app.named'::text, true) IS DISTINCT FROM 'on'::text) OR named_for(case_id)));
create policy no_investigation on duty for select to guilu_person using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = duty.county) AND (c.id = duty.case_id)))));
create policy person on duty for all to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = duty.county) AND (c.id = duty.case_id))))));
create policy staff on duty for all to guilu_app using ((in_scope(org_path) AND not_sealed(sealed_for))) with check ((in_scope(org_path) AND lies_in_county(org_path, county)));
grant delete, insert, select, update on duty to guilu_app;
grant delete, insert, select, update on duty to guilu_person;

create table duty_set_aside (
  county text not null,
  case_id uuid not null,
  duty_key text not null,
  reason text not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (county, case_id, duty_key)
);
alter table duty_set_aside enable row level security;
create policy staff on duty_set_aside for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = duty_set_aside.county) AND (c.id = duty_set_aside.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = duty_set_aside.county) AND (c.id = duty_set_aside.case_id)))));
grant insert, select on duty_set_aside to guilu_app;

create table fact (
  county text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  case_id uuid,
  person_id uuid,
  type text not null,
  on_day date not null,
  on_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_org text not null,
  data jsonb not null,
  supersedes uuid,
  source jsonb,
  gate jsonb,
  PRIMARY KEY (county, id)
);
CREATE INDEX fact_case ON fact USING btree (county, case_id, on_day, seq);
CREATE INDEX fact_person ON fact USING btree (county, person_id, on_day, seq);
CREATE UNIQUE INDEX fact_superseded_once ON fact USING btree (county, supersedes) WHERE (supersedes IS NOT NULL);
alter table fact enable row level security;
create policy no_investigation on fact for select to guilu_person using (((case_id IS NULL) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = fact.county) AND (c.id = fact.case_id))))));
create policy person_adds on fact for insert to guilu_person with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = fact.county) AND (c.person_id = fact.person_id) AND ((fact.case_id IS NULL) OR (c.id = fact.case_id)))))));
create policy person_sees on fact for select to guilu_person using (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) OR (EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = fact.county) AND (p.id = fact.person_id) AND (p.merged_into = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid))))));
create policy staff_adds on fact for insert to guilu_app with check (
CASE
    WHEN (case_id IS NULL) THEN (EXISTS ( SELECT 1
       FROM case_file c
      WHERE ((c.county = fact.county) AND (c.person_id = fact.person_id))))
    ELSE (EXISTS ( SELECT 1
       FROM case_file c
      WHERE ((c.county = fact.county) AND (c.id = fact.case_id))))
END);
create policy staff_sees on fact for select to guilu_app using (
CASE
    WHEN (case_id IS NULL) THEN ((EXISTS ( SELECT 1
       FROM case_file c
      WHERE ((c.county = fact.county) AND (c.person_id = fact.person_id)))) OR (EXISTS ( SELECT 1
       FROM (person p
         JOIN case_file c ON (((c.county = p.county) AND (c.person_id = p.merged_into))))
      WHERE ((p.county = fact.county) AND (p.id = fact.person_id)))))
    ELSE (EXISTS ( SELECT 1
       FROM case_file c
      WHERE ((c.county = fact.county) AND (c.id = fact.case_id))))
END);
grant insert, select on fact to guilu_app;
grant insert, select on fact to guilu_person;

create table family_access (
  county text not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid,
  name text not null,
  relation text not null,
  kind text not null,
  consent text,
  consent_note text,
  from_on date not null,
  to_on date not null,
  asked_at timestamp with time zone not null,
  invited_by uuid,
  invited_name text,
  ended_at timestamp with time zone,
  ended_name text,
  UNIQUE (county, account_id),
  PRIMARY KEY (county, id),
  FOREIGN KEY (account_id) REFERENCES account(id),
  CHECK (((to_on >= from_on) AND (to_on <= (from_on + '1 year'::interval)))),
  CHECK (((kind = 'by-consent'::text) = (consent IS NOT NULL))),
  CHECK (((consent IS DISTINCT FROM 'recorded'::text) OR (consent_note IS NOT NULL))),
  CHECK ((consent = ANY (ARRAY['own-page'::text, 'recorded'::text]))),
  CHECK ((kind = ANY (ARRAY['by-consent'::text, 'guardian'::text])))
);
CREATE INDEX family_access_account ON family_access USING btree (account_id);
CREATE INDEX family_access_person ON family_access USING btree (county, person_id);
alter table family_access enable row level security;
create policy person_consents on family_access for insert to guilu_person with check (((kind = 'by-consent'::text) AND (consent = 'own-page'::text) AND (account_id IS NULL) AND (person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = family_access.county) AND (c.person_id = family_access.person_id))))));
create policy person_ends on family_access for update to guilu_person using (((kind = 'by-consent'::text) AND (EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = family_access.county) AND (p.id = family_access.person_id))))));
create policy person_sees on family_access for select to guilu_person using ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = family_access.county) AND (p.id = family_access.person_id)))));
create policy staff on family_access for all to guilu_app using ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = family_access.county) AND (p.id = family_access.person_id))))) with check ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = family_access.county) AND (p.id = family_access.person_id)))));
grant insert, select on family_access to guilu_app;
grant update (account_id, ended_at, ended_name, from_on, invited_by, invited_name) on family_access to guilu_app;
grant insert, select on family_access to guilu_person;
grant update (ended_at, ended_name) on family_access to guilu_person;

create table idempotency (
  account_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer jsonb,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_at ON idempotency USING btree (at);
grant delete, insert, select, update on idempotency to guilu_app;
grant delete, insert, select, update on idempotency to guilu_family;
grant delete, insert, select, update on idempotency to guilu_person;

create table known_device (
  account_id uuid not null,
  device_key text not null,
  name text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  failed_count integer not null default 0,
  rests_until timestamp with time zone,
  PRIMARY KEY (account_id, device_key),
  FOREIGN KEY (account_id) REFERENCES account(id)
);
alter table known_device enable row level security;
create policy app on known_device for all to guilu_app using (true) with check (true);
grant insert, select, update on known_device to guilu_app;

create table leave_opinion (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  leave_id uuid not null,
  level text not null,
  text text not null,
  given_by uuid not null,
  given_name text not null,
  given_at timestamp with time zone not null,
  PRIMARY KEY (county, id)
);
CREATE INDEX leave_opinion_leave ON leave_opinion USING btree (leave_id);
CREATE UNIQUE INDEX leave_opinion_once ON leave_opinion USING btree (county, leave_id, level);
alter table leave_opinion enable row level security;
create policy staff on leave_opinion for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = leave_opinion.county) AND (c.id = leave_opinion.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = leave_opinion.county) AND (c.id = leave_opinion.case_id)))));
grant insert, select on leave_opinion to guilu_app;

create table leave_request (
  county text not null,
  case_id uuid not null,
  leave_id uuid not null,
  person_id uuid,
  from_on date not null,
  to_on date not null,
  purpose text not null,
  destination text not null,
  proof boolean not null,
  urgent boolean not null,
  applied_on date not null,
  applied_by text not null,
  approved_id uuid,
  decided_by text,
  decided_on date,
  refusal_reason text,
  refusal_evidence text,
  departed_on date,
  returned_on date,
  chain text[] not null,
  instrument text,
  PRIMARY KEY (county, case_id, leave_id)
);
CREATE INDEX leave_request_case ON leave_request USING btree (county, case_id);
CREATE INDEX leave_request_open ON leave_request USING btree (county, to_on) WHERE ((returned_on IS NULL) AND (refusal_reason IS NULL));
alter table leave_request enable row level security;
create policy person on leave_request for all to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid)) with check (((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) AND (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = leave_request.county) AND (c.id = leave_request.case_id))))));
create policy staff on leave_request for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = leave_request.county) AND (c.id = leave_request.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = leave_request.county) AND (c.id = leave_request.case_id)))));
grant delete, insert, select, update on leave_request to guilu_app;
grant delete, insert, select, update on leave_request to guilu_person;

create table measure (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  measure text not null,
  state text not null,
  content jsonb not null,
  steps jsonb not null,
  fact_id uuid,
  paper_id uuid,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  PRIMARY KEY (county, id),
  CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  CHECK ((measure = ANY (ARRAY['praise'::text, 'admonition'::text, 'warning'::text, 'public-order'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'returned'::text, 'decided'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX measure_case ON measure USING btree (county, case_id, proposed_at DESC);
CREATE UNIQUE INDEX measure_incident ON measure USING btree (county, case_id, ((content ->> 'incident'::text))) WHERE ((state = ANY (ARRAY['proposed'::text, 'returned'::text])) AND ((content ->> 'incident'::text) IS NOT NULL));
CREATE INDEX measure_waiting ON measure USING btree (county, proposed_at) WHERE (state = 'proposed'::text);
alter table measure enable row level security;
create policy staff on measure for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = measure.county) AND (c.id = measure.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = measure.county) AND (c.id = measure.case_id)))));
grant insert, select, update on measure to guilu_app;

create table oidc_attempt (
  state text not null,
  issuer text not null,
  verifier text not null,
  nonce text not null,
  at timestamp with time zone not null default now(),
  redirect text not null,
  PRIMARY KEY (state)
);
grant delete, insert, select on oidc_attempt to guilu_app;

create table oidc_provider (
  issuer text not null,
  name text not null,
  client_id text not null,
  client_secret text not null,
  organisation text,
  enabled boolean not null default true,
  username_claim text not null default 'preferred_username'::text,
  county text,
  PRIMARY KEY (issuer),
  FOREIGN KEY (organisation) REFERENCES organisation(code)
);
grant insert, select, update on oidc_provider to guilu_app;

create table organisation (
  code text not null,
  name text not null,
  name_en text not null,
  short_name text,
  kind text not null,
  parent text,
  county text,
  path text not null,
  serves text[] not null default '{}'::text[],
  aliases text[] not null default '{}'::text[],
  valid_from date,
  valid_to date,
  phone text,
  address text,
  PRIMARY KEY (code),
  FOREIGN KEY (parent) REFERENCES organisation(code)
);
CREATE INDEX organisation_county ON organisation USING btree (county, kind);
CREATE UNIQUE INDEX organisation_path ON organisation USING btree (path COLLATE "C");
grant insert, select, update on organisation to guilu_app;
grant select on organisation to guilu_person;

create table pack_assignment (
  county text not null,
  case_kind text not null,
  from_on date not null,
  pack text not null,
  PRIMARY KEY (county, case_kind, from_on)
);
grant select on pack_assignment to guilu_app;
grant select on pack_assignment to guilu_person;

create table paper (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  number text not null,
  template text not null,
  template_version text not null,
  template_hash text not null,
  title_zh text not null,
  title_en text not null,
  facts uuid[] not null,
  docx_sha256 text not null,
  pdf_sha256 text,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  made_name text not null,
  sending jsonb,
  PRIMARY KEY (county, id)
);
CREATE INDEX paper_case ON paper USING btree (county, case_id, made_at DESC);
CREATE INDEX paper_made ON paper USING btree (county, made_at DESC);
CREATE UNIQUE INDEX paper_number ON paper USING btree (county, number);
alter table paper enable row level security;
create policy no_investigation on paper for select to guilu_person using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = paper.county) AND (c.id = paper.case_id)))));
create policy person on paper for select to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy staff on paper for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = paper.county) AND (c.id = paper.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = paper.county) AND (c.id = paper.case_id)))));
grant insert, select on paper to guilu_app;
grant select on paper to guilu_person;

create table paper_void (
  county text not null,
  paper_id uuid not null,
  case_id uuid not null,
  reason text not null,
  voided_at timestamp with time zone not null,
  voided_by uuid not null,
  voided_name text not null,
  PRIMARY KEY (county, paper_id)
);
alter table paper_void enable row level security;
create policy person on paper_void for select to guilu_person using ((EXISTS ( SELECT 1
   FROM paper d
  WHERE ((d.county = paper_void.county) AND (d.id = paper_void.paper_id)))));
create policy staff on paper_void for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = paper_void.county) AND (c.id = paper_void.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = paper_void.county) AND (c.id = paper_void.case_id)))));
grant insert, select on paper_void to guilu_app;
grant select on paper_void to guilu_person;

create table person (
  county text not null,
  id uuid not null,
  name text not null,
  former_names text[] not null default '{}'::text[],
  pinyin text not null,
  initials text not null,
  sex text,
  born_on date,
  id_status text not null default 'unknown'::text,
  id_type text,
  id_number text,
  merged_into uuid,
  created_at timestamp with time zone not null default now(),
  names_elsewhere text[] not null default '{}'::text[],
  name_broken boolean not null default (name ~ '[□■▯◻☐〓◇◆?？\uFFFD\uE000-\uF8FF\U000F0000-\U0010FFFD]'::text),
  pinyin_joined text not null default replace(pinyin, ' '::text, ''::text),
  renamed boolean not null default ((cardinality(former_names) > 0) OR (cardinality(names_elsewhere) > 0)),
  PRIMARY KEY (county, id)
);
CREATE INDEX person_born ON person USING btree (county, born_on);
CREATE INDEX person_initials ON person USING btree (county, initials text_pattern_ops);
CREATE INDEX person_merged ON person USING btree (county, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX person_name ON person USING btree (county, name text_pattern_ops);
CREATE INDEX person_name_broken ON person USING btree (county, pinyin) WHERE name_broken;
CREATE INDEX person_pinyin ON person USING btree (county, pinyin_joined text_pattern_ops);
CREATE INDEX person_renamed ON person USING btree (county) WHERE renamed;
alter table person enable row level security;
create policy person_self on person for select to guilu_person using ((
CASE
    WHEN (merged_into IS NULL) THEN id
    ELSE merged_into
END = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy staff_adds on person for insert to guilu_app with check ((county = current_setting('app.county'::text, true)));
create policy staff_changes on person for update to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = person.county) AND (c.person_id =
        CASE
            WHEN (person.merged_into IS NULL) THEN person.id
            ELSE person.merged_into
        END)))));
create policy staff_sees on person for select to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = person.county) AND (c.person_id =
        CASE
            WHEN (person.merged_into IS NULL) THEN person.id
            ELSE person.merged_into
        END)))));
grant insert, select, update on person to guilu_app;
grant select on person to guilu_person;

create table person_key (
  county text not null,
  kind text not null,
  value text not null,
  person_id uuid not null,
  fact_id uuid,
  PRIMARY KEY (county, kind, value, person_id),
  CHECK ((kind = ANY (ARRAY['id-number'::text, 'id-tail'::text, 'phone'::text, 'address'::text])))
);
CREATE INDEX person_key_person ON person_key USING btree (county, person_id);
alter table person_key enable row level security;
create policy staff_adds on person_key for insert to guilu_app with check ((county = current_setting('app.county'::text, true)));
create policy staff_removes on person_key for delete to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = person_key.county) AND (c.person_id = person_key.person_id)))));
create policy staff_sees on person_key for select to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = person_key.county) AND (c.person_id = person_key.person_id)))));
grant delete, insert, select on person_key to guilu_app;

create table person_photo (
  county text not null,
  id uuid not null,
  person_id uuid not null,
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  taken_on date not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  added_name text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_name text,
  withdrawn_reason text,
  PRIMARY KEY (county, id)
);
CREATE INDEX person_photo_person ON person_photo USING btree (county, person_id, taken_on DESC, added_at DESC);
alter table person_photo enable row level security;
create policy staff on person_photo for all to guilu_app using ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = person_photo.county) AND (p.id = person_photo.person_id))))) with check ((EXISTS ( SELECT 1
   FROM person p
  WHERE ((p.county = person_photo.county) AND (p.id = person_photo.person_id)))));
grant insert, select on person_photo to guilu_app;
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on person_photo to guilu_app;

create table place (
  code text not null,
  name text not null,
  name_en text not null,
  kind text not null,
  parent text,
  valid_from date,
  valid_to date,
  PRIMARY KEY (code),
  FOREIGN KEY (parent) REFERENCES place(code)
);
grant select on place to guilu_app;
grant select on place to guilu_person;

create table plan_version (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  version integer not null,
  fact_id uuid not null,
  on_day date not null,
  stage text not null,
  content jsonb not null,
  review_on date,
  paper_id uuid not null,
  number text not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamp with time zone not null,
  UNIQUE (county, case_id, version),
  PRIMARY KEY (county, id),
  CHECK ((stage = ANY (ARRAY['entry'::text, 'regular'::text, 'discharge'::text])))
);
alter table plan_version enable row level security;
create policy staff on plan_version for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = plan_version.county) AND (c.id = plan_version.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = plan_version.county) AND (c.id = plan_version.case_id)))));
grant insert, select on plan_version to guilu_app;

create table proposal (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  state text not null,
  content jsonb not null,
  packet jsonb not null default '[]'::jsonb,
  not_counted jsonb not null default '[]'::jsonb,
  prepared_id uuid,
  received_id uuid,
  decided_id uuid,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  reviewed_by uuid,
  approved_by uuid,
  PRIMARY KEY (county, id),
  CHECK (((reviewed_by IS NULL) OR (reviewed_by <> opened_by))),
  CHECK (((approved_by IS NULL) OR (approved_by <> opened_by))),
  CHECK ((kind = ANY (ARRAY['revocation'::text, 'recall'::text, 'arrest'::text, 'commutation'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'reviewed'::text, 'at-city'::text, 'approved'::text, 'received'::text, 'decided'::text, 'withdrawn'::text])))
);
CREATE INDEX proposal_case ON proposal USING btree (county, case_id);
CREATE UNIQUE INDEX proposal_open ON proposal USING btree (county, case_id, kind) WHERE (state <> ALL (ARRAY['decided'::text, 'withdrawn'::text]));
alter table proposal enable row level security;
create policy staff on proposal for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = proposal.county) AND (c.id = proposal.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = proposal.county) AND (c.id = proposal.case_id)))));
grant insert, select, update on proposal to guilu_app;

create table proposal_step (
  county text not null,
  proposal_id uuid not null,
  seq integer not null,
  case_id uuid not null,
  act text not null,
  text text not null default ''::text,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (county, proposal_id, seq)
);
alter table proposal_step enable row level security;
create policy staff on proposal_step for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = proposal_step.county) AND (c.id = proposal_step.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = proposal_step.county) AND (c.id = proposal_step.case_id)))));
grant insert, select on proposal_step to guilu_app;

create table read_entry (
  county text not null,
  id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  actor text not null,
  org_path text not null,
  person_id uuid,
  case_id uuid,
  what text not null,
  purpose text not null,
  PRIMARY KEY (county, id)
);
CREATE INDEX read_entry_at ON read_entry USING btree (county, at DESC);
CREATE INDEX read_entry_person ON read_entry USING btree (county, person_id, at DESC);
alter table read_entry enable row level security;
create policy county_sees on read_entry for select to guilu_app using ((EXISTS ( SELECT 1
   FROM organisation o
  WHERE ((o.county = read_entry.county) AND (o.kind = 'county-bureau'::text) AND in_scope(o.path)))));
create policy family_adds on read_entry for insert to guilu_family with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy family_sees on read_entry for select to guilu_family using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy no_investigation on read_entry for select to guilu_person using (((case_id IS NULL) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = read_entry.county) AND (c.id = read_entry.case_id))))));
create policy own_sees on read_entry for select to guilu_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy person_adds on read_entry for insert to guilu_person with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy person_sees on read_entry for select to guilu_person using ((person_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid));
create policy staff_adds on read_entry for insert to guilu_app with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy staff_sees on read_entry for select to guilu_app using (in_scope(org_path));
grant insert, select on read_entry to guilu_app;
grant insert, select on read_entry to guilu_family;
grant insert, select on read_entry to guilu_person;

create table roster_import (
  county text not null,
  id uuid not null,
  org_path text not null,
  layout text not null,
  file_name text not null,
  sha256 text not null,
  state text not null,
  counts jsonb not null,
  about jsonb not null,
  received_on date,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid not null,
  uploaded_name text not null,
  confirmed_at timestamp with time zone,
  confirmed_name text,
  done integer not null default 0,
  failure text,
  file_destroyed boolean not null default false,
  PRIMARY KEY (county, id),
  CHECK ((layout = ANY (ARRAY['release-notices'::text, 'handovers'::text, 'running-stock'::text]))),
  CHECK ((state = ANY (ARRAY['previewed'::text, 'confirming'::text, 'confirmed'::text, 'failed'::text])))
);
CREATE INDEX roster_import_county ON roster_import USING btree (county, uploaded_at DESC);
alter table roster_import enable row level security;
create policy named on roster_import for all to guilu_app using ((current_setting('app.named'::text, true) IS DISTINCT FROM 'on'::text));
create policy staff on roster_import for all to guilu_app using (in_scope(org_path)) with check ((in_scope(org_path) AND (county = current_setting('app.county'::text, true))));
grant insert, select, update on roster_import to guilu_app;

create table roster_row (
  county text not null,
  import_id uuid not null,
  position integer not null,
  sheet text not null,
  row_number integer not null,
  outcome text not null,
  reasons text[] not null,
  shown jsonb not null,
  sealed text not null,
  case_id uuid,
  part text,
  PRIMARY KEY (county, import_id, "position")
);
alter table roster_row enable row level security;
create policy staff on roster_row for all to guilu_app using (((EXISTS ( SELECT 1
   FROM roster_import i
  WHERE ((i.county = roster_row.county) AND (i.id = roster_row.import_id)))) AND ((case_id IS NULL) OR (NOT sealed_from_me(county, case_id))))) with check ((EXISTS ( SELECT 1
   FROM roster_import i
  WHERE ((i.county = roster_row.county) AND (i.id = roster_row.import_id)))));
grant insert, select, update on roster_row to guilu_app;

create table rule_change (
  county text not null,
  id uuid not null,
  number integer not null,
  text text not null,
  rules jsonb not null,
  origin text not null,
  takes_back uuid,
  reason text not null,
  effective_on date not null,
  state text not null,
  author_id uuid not null,
  author_name text not null,
  written_at timestamp with time zone not null,
  proposed_at timestamp with time zone,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  decision_note text,
  approval integer,
  UNIQUE (county, approval),
  UNIQUE (county, number),
  PRIMARY KEY (county, id),
  CHECK (((state <> ALL (ARRAY['approved'::text, 'refused'::text])) OR ((decided_by IS NOT NULL) AND (decided_by <> author_id)))),
  CHECK (((state = 'approved'::text) = (approval IS NOT NULL))),
  CHECK ((origin = ANY (ARRAY['form'::text, 'text'::text, 'file'::text, 'take-back'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'approved'::text, 'refused'::text, 'dropped'::text])))
);
CREATE INDEX rule_change_approved ON rule_change USING btree (county, approval) WHERE (state = 'approved'::text);
alter table rule_change enable row level security;
create policy own_county on rule_change for all to guilu_app using ((county = current_setting('app.county'::text, true))) with check ((county = current_setting('app.county'::text, true)));
grant insert, select, update on rule_change to guilu_app;

create table rule_dry_run (
  county text not null,
  id uuid not null,
  change_id uuid not null,
  view text not null,
  effective_on date not null,
  text_hash text not null,
  as_of date not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  counts jsonb,
  touched jsonb,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, change_id) REFERENCES rule_change(county, id),
  CHECK ((state = ANY (ARRAY['asked'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CHECK ((view = ANY (ARRAY['from'::text, 'always'::text])))
);
CREATE INDEX rule_dry_run_change ON rule_dry_run USING btree (county, change_id, asked_at DESC);
alter table rule_dry_run enable row level security;
create policy own_county on rule_dry_run for all to guilu_app using ((county = current_setting('app.county'::text, true))) with check ((county = current_setting('app.county'::text, true)));
grant insert, select, update on rule_dry_run to guilu_app;

create table running_number (
  county text not null,
  series text not null,
  year integer not null,
  last integer not null,
  PRIMARY KEY (county, series, year)
);
alter table running_number enable row level security;
create policy own_county on running_number for all to guilu_app, guilu_person using ((county = current_setting('app.county'::text, true))) with check ((county = current_setting('app.county'::text, true)));
grant insert, select, update on running_number to guilu_app;
grant insert, select, update on running_number to guilu_person;

create table sealed_volume (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  volume text not null,
  title_zh text not null,
  title_en text not null,
  sha256 text not null,
  pages integer not null,
  items integer not null,
  fact_id uuid not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (county, id)
);
CREATE INDEX sealed_volume_case ON sealed_volume USING btree (county, case_id, made_at DESC);
alter table sealed_volume enable row level security;
create policy staff on sealed_volume for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = sealed_volume.county) AND (c.id = sealed_volume.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = sealed_volume.county) AND (c.id = sealed_volume.case_id)))));
grant insert, select on sealed_volume to guilu_app;

create table session (
  id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  cover_id uuid,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  device text not null,
  device_hash text not null,
  address text not null,
  device_key text,
  ended_because text,
  UNIQUE (token_hash),
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX session_account ON session USING btree (account_id, created_at DESC);
alter table session enable row level security;
create policy app on session for all to guilu_app using (true) with check (true);
create policy family_own on session for all to guilu_family using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy own on session for all to guilu_person using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant insert, select, update on session to guilu_app;
grant select on session to guilu_family;
grant update (last_seen_at, revoked_at, token_hash) on session to guilu_family;
grant select on session to guilu_person;
grant update (cover_id, last_seen_at, revoked_at, token_hash) on session to guilu_person;

create table stored_file (
  county text not null,
  sha256 text not null,
  media_type text not null,
  size bigint not null,
  stored_at timestamp with time zone not null default now(),
  PRIMARY KEY (county, sha256)
);
alter table stored_file enable row level security;
create policy own_county on stored_file for all to guilu_app, guilu_person using ((county = current_setting('app.county'::text, true))) with check ((county = current_setting('app.county'::text, true)));
grant insert, select on stored_file to guilu_app;
grant insert, select on stored_file to guilu_person;

create table support_member (
  county text not null,
  case_id uuid not null,
  account_id uuid not null,
  role text not null,
  named_at timestamp with time zone not null,
  named_by uuid not null,
  named_name text not null,
  ended_at timestamp with time zone,
  ended_name text,
  PRIMARY KEY (county, case_id, account_id, named_at),
  FOREIGN KEY (account_id) REFERENCES account(id),
  CHECK ((role = ANY (ARRAY['volunteer'::text, 'psychologist'::text])))
);
CREATE UNIQUE INDEX support_member_now ON support_member USING btree (county, case_id, account_id) WHERE (ended_at IS NULL);
alter table support_member enable row level security;
create policy staff on support_member for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = support_member.county) AND (c.id = support_member.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = support_member.county) AND (c.id = support_member.case_id)))));
grant insert, select on support_member to guilu_app;
grant update (ended_at, ended_name) on support_member to guilu_app;

create table volume_entry (
  county text not null,
  id uuid not null,
  case_id uuid not null,
  volume text not null,
  part text not null,
  attachment_id uuid,
  need text,
  title text not null default ''::text,
  place text not null default ''::text,
  entered_by uuid not null,
  entered_name text not null,
  entered_at timestamp with time zone not null,
  PRIMARY KEY (county, id),
  CHECK (((attachment_id IS NOT NULL) OR ((need IS NOT NULL) AND (place <> ''::text))))
);
CREATE UNIQUE INDEX volume_entry_place ON volume_entry USING btree (county, case_id, volume, need) WHERE (attachment_id IS NULL);
CREATE UNIQUE INDEX volume_entry_scan ON volume_entry USING btree (county, case_id, volume, attachment_id) WHERE (attachment_id IS NOT NULL);
alter table volume_entry enable row level security;
create policy staff on volume_entry for all to guilu_app using ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = volume_entry.county) AND (c.id = volume_entry.case_id))))) with check ((EXISTS ( SELECT 1
   FROM case_file c
  WHERE ((c.county = volume_entry.county) AND (c.id = volume_entry.case_id)))));
grant delete, insert, select on volume_entry to guilu_app;

CREATE OR REPLACE FUNCTION destroy_listed(in_list uuid, in_seq integer, in_cutoff date)
 RETURNS TABLE(records integer, digest text, files text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  item destruction_item;
  gone text[] := '{}';
  named text[] := '{}';
begin
  select i.* into item from destruction_item i join destruction_list l on l.county = i.county and l.id = i.list_id
   where i.county = current_setting('app.county', true) and sees_county(i.county) and i.list_id = in_list and i.seq = in_seq
     and i.state = 'listed' and l.state = 'approved' and l.decided_by <> l.proposed_by for update of i;
  if item.county is null or not exists (select 1 from retention_due(item.kind, in_cutoff) d where d.target = item.target or item.kind = 'read-entries') then
    return query select 0, null::text, named;
    return;
  end if;
  case item.kind
    when 'data-copies' then
      select array_agg(t.copy_hash), array_agg(t.copy_stored) into gone, named from data_request_text t where t.county = item.county and t.request_id = item.target::uuid;
      update data_request_text t set copy_stored = null, copy_destroyed_at = now() where t.county = item.county and t.request_id = item.target::uuid;
    when 'withdrawn-photos', 'photos-by-request' then
      with d as (delete from person_photo p where p.county = item.county and p.id = item.target::uuid returning p.*)
      select array_agg(row_to_json(d)::text), array_agg(d.sha256) into gone, named from d;
    when 'case-attachments' then
      with d as (delete from attachment a where a.county = item.county and a.id = item.target::uuid returning a.*)
      select array_agg(row_to_json(d)::text), array_agg(d.sha256) into gone, named from d;
    when 'case-notes' then
      with d as (delete from contact_note n where n.county = item.county and n.case_id = item.target::uuid returning n.*)
      select array_agg(row_to_json(d)::text order by d.fact_id) into gone from d;
    when 'counselling-notes' then
      with d as (delete from counselling_note n where n.county = item.county and n.case_id = item.target::uuid returning n.*)
      select array_agg(row_to_json(d)::text order by d.fact_id) into gone from d;
    when 'read-entries' then
      with d as (delete from read_entry e where e.county = item.county and e.at < (item.target::date::timestamp at time zone 'Asia/Shanghai') returning e.*)
      select array_agg(row_to_json(d)::text order by d.at, d.id) into gone from d;
    when 'roster-uploads' then
      with d as (delete from roster_row r where r.county = item.county and r.import_id = item.target::uuid and r.case_id is null returning r.*)
      select coalesce(array_agg(row_to_json(d)::text order by d.position), '{}') into gone from d;
      update roster_import i set file_destroyed = true where i.county = item.county and i.id = item.target::uuid returning array[i.sha256] into named;
      gone := gone || named;
    else
      return query select 0, null::text, named;
      return;
  end case;
  named := array(select distinct f from unnest(coalesce(named, '{}')) f where f is not null and not file_wanted(f));
  delete from stored_file s where s.sha256 = any(named);
  return query select coalesce(cardinality(gone), 0), encode(sha256(convert_to(coalesce(array_to_string(gone, chr(10)), ''), 'utf8')), 'hex'), named;
end $function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION enqueue_job(task text, payload json)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if task = 'event' and (payload #>> '{event,county}') is distinct from current_setting('app.county', true) then
    raise exception 'an event of another county' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(task, payload);
end $function$

-- may be called by guilu_app
-- may be called by guilu_person

CREATE OR REPLACE FUNCTION family_case(in_day date)
 RETURNS SETOF case_file
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.* from family_access f
    join person p on p.county = f.county and p.id = f.person_id
    join case_file c on c.county = f.county and c.person_id = coalesce(p.merged_into, p.id)
   where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.ended_at is null and in_day between f.from_on and f.to_on
     and c.closed_on is null and c.sealed_for is null and c.kind in ('correction', 'resettlement')
   order by c.kind, c.opened_on desc limit 1
$function$


CREATE OR REPLACE FUNCTION family_duties(in_day date)
 RETURNS TABLE(key text, rule text, due_on date, pack text, pack_version text, basis text[], verified boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (d.rule, d.due_on < in_day) d.key, d.rule, d.due_on, d.pack, d.pack_version, d.basis, d.verified
    from family_case(in_day) c join duty d on d.county = c.county and d.case_id = c.id
   where d.state = 'open' and d.sealed_for is null and d.owed_by && array['person', 'family', 'guardian'] and d.due_on <= in_day + 60
     and (d.owed_by && array['family', 'guardian']
       or d.rule in ('correction.report-in', 'correction.report-to-office', 'correction.regular-report', 'correction.summary',
         'correction.education-hours', 'correction.service-hours', 'correction.monthly-service')
       or exists (select 1 from family_access f where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.kind = 'guardian'))
   order by d.rule, d.due_on < in_day, abs(d.due_on - in_day)
$function$

-- may be called by guilu_family

CREATE OR REPLACE FUNCTION family_leave(in_day date)
 RETURNS TABLE(from_on date, to_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select l.from_on, l.to_on from family_case(in_day) c join leave_request l on l.county = c.county and l.case_id = c.id
   where l.approved_id is not null and l.returned_on is null and l.to_on >= in_day
     and exists (select 1 from family_access f where f.account_id = nullif(current_setting('app.account', true), '')::uuid and f.kind = 'guardian')
   order by l.from_on
$function$

-- may be called by guilu_family

CREATE OR REPLACE FUNCTION family_page(in_day date)
 RETURNS TABLE(case_id uuid, person_id uuid, surname text, case_kind text, relation text, kind text, to_on date, office_name text, office_phone text, office_address text, officer text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.id, c.person_id, left(p.name, 1), c.kind, f.relation, f.kind, f.to_on, coalesce(o.short_name, o.name), o.phone, o.address, a.display_name
    from family_case(in_day) c
    join family_access f on f.county = c.county and f.account_id = nullif(current_setting('app.account', true), '')::uuid
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office left join account a on a.id = c.officer
$function$

-- may be called by guilu_family

CREATE OR REPLACE FUNCTION family_standing(in_account uuid, in_day date)
 RETURNS TABLE(person_id uuid, org_path text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(p.merged_into, p.id),
      (select c.org_path from case_file c where c.county = f.county and c.person_id = coalesce(p.merged_into, p.id)
        order by c.closed_on nulls first, c.opened_on desc limit 1)
    from family_access f join person p on p.county = f.county and p.id = f.person_id
   where f.account_id = in_account and f.ended_at is null and in_day between f.from_on and f.to_on
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION file_wanted(in_sha text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select 1 from person_photo where sha256 = in_sha) or exists (select 1 from attachment where sha256 = in_sha)
      or exists (select 1 from paper where docx_sha256 = in_sha or pdf_sha256 = in_sha) or exists (select 1 from data_request_text where copy_stored = in_sha)
      or exists (select 1 from agency_letter where docx_sha256 = in_sha or pdf_sha256 = in_sha) or exists (select 1 from roster_import where sha256 = in_sha and not file_destroyed)
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION in_scope(path text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select path collate "C" >= current_setting('app.scope', true)
     and path collate "C" < current_setting('app.scope', true) || chr(1114111)
     and current_setting('app.scope', true) <> ''
$function$

-- may be called by everyone

CREATE OR REPLACE FUNCTION join_person_files(in_county text, in_kept uuid, in_other uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare cases uuid[]; followers uuid[]; accounts uuid[];
begin
  if in_county is distinct from current_setting('app.county', true) then raise exception 'files of another county'; end if;
  select coalesce(array_agg(id), '{}') into cases from case_file where county = in_county and person_id = in_other;
  select coalesce(array_agg(id), '{}') into followers from person where county = in_county and merged_into = in_other;
  select coalesce(array_agg(id), '{}') into accounts from account where county = in_county and person_id = in_other
     and not exists (select 1 from account k where k.county = in_county and k.person_id = in_kept);
  perform move_cases_of_person(in_county, cases, in_kept);
  update person set merged_into = in_kept where county = in_county and (id = in_other or id = any (followers));
  update account set person_id = in_kept where id = any (accounts);
  delete from person_key where county = in_county and person_id = in_other;
  return jsonb_build_object('cases', cases, 'followers', followers, 'accounts', accounts);
end $function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION lies_in_county(in_path text, in_county text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select 1 from organisation o where o.path collate "C" = in_path and o.county = in_county)
$function$

-- may be called by everyone

CREATE OR REPLACE FUNCTION lost_character()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select '[□■▯◻☐〓◇◆?？\uFFFD\uE000-\uF8FF\U000F0000-\U0010FFFD]'
$function$

-- may be called by everyone

CREATE OR REPLACE FUNCTION move_cases_of_person(in_county text, cases uuid[], to_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare one text;
begin
  update case_file set person_id = to_person where county = in_county and id = any (cases);
  for one in select c.relname from pg_class c
      join pg_attribute k on k.attrelid = c.oid and k.attname = 'county' join pg_attribute o on o.attrelid = c.oid and o.attname = 'case_id'
      join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('fact', 'audit_entry', 'read_entry')
  loop
    execute format('update %I set person_id = $1 where county = $2 and case_id = any ($3)', one) using to_person, in_county, cases;
  end loop;
end $function$


CREATE OR REPLACE FUNCTION my_office(in_county text, in_case uuid)
 RETURNS TABLE(office text, office_name text, officer text, office_phone text, office_address text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.office, coalesce(o.short_name, o.name), a.display_name, o.phone, o.address
    from case_file c left join organisation o on o.code = c.office left join account a on a.id = c.officer
   where c.county = in_county and c.id = in_case and c.person_id = nullif(current_setting('app.person', true), '')::uuid
$function$

-- may be called by guilu_person

CREATE OR REPLACE FUNCTION named_for(of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select 1 from support_member m where m.case_id = of_case and m.ended_at is null
    and m.account_id = nullif(current_setting('app.account', true), '')::uuid)
$function$

-- may be called by guilu_app
-- may be called by guilu_person

CREATE OR REPLACE FUNCTION not_sealed(staff uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select staff is null or nullif(current_setting('app.account', true), '')::uuid = any (staff)
      or current_setting('app.account', true) = '00000000-0000-0000-0000-000000000000'
$function$

-- may be called by everyone

CREATE OR REPLACE FUNCTION organisation_has_cases(of_path text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select 1 from case_file c where c.closed_on is null and c.county = current_setting('app.county', true)
    and c.org_path collate "C" >= of_path and c.org_path collate "C" < of_path || chr(1114111))
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION part_person_files(in_county text, in_kept uuid, in_other uuid, moved jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare cases uuid[] := array(select jsonb_array_elements_text(moved -> 'cases'))::uuid[];
  followers uuid[] := array(select jsonb_array_elements_text(moved -> 'followers'))::uuid[];
  accounts uuid[] := array(select jsonb_array_elements_text(moved -> 'accounts'))::uuid[];
begin
  if in_county is distinct from current_setting('app.county', true) then raise exception 'files of another county'; end if;
  perform move_cases_of_person(in_county, cases, in_other);
  update person set merged_into = null where county = in_county and id = in_other and merged_into = in_kept;
  update person set merged_into = in_other where county = in_county and id = any (followers) and merged_into = in_kept;
  update account set person_id = in_other where id = any (accounts) and person_id = in_kept;
end $function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION queue_state()
 RETURNS TABLE(waiting bigint, failing bigint, given_up bigint, oldest timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return query select count(*) filter (where attempts < max_attempts and run_at <= now()), count(*) filter (where attempts > 0 and attempts < max_attempts),
      count(*) filter (where attempts >= max_attempts), min(run_at) filter (where attempts < max_attempts and run_at <= now())
    from graphile_worker.jobs;
end $function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION retention_due(in_kind text, in_cutoff date)
 RETURNS TABLE(target text, person_id uuid, case_id uuid, records integer, since date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with here as (select current_setting('app.county', true) as county where sees_county(current_setting('app.county', true)))
  select t.request_id::text, t.person_id, t.case_id, 1, t.copy_until from here h join data_request_text t on t.county = h.county
   where in_kind = 'data-copies' and t.copy_stored is not null and t.copy_until <= in_cutoff
  union all
  select p.id::text, p.person_id, null, 1, (p.withdrawn_at at time zone 'Asia/Shanghai')::date from here h join person_photo p on p.county = h.county
   where in_kind = 'withdrawn-photos' and (p.withdrawn_at at time zone 'Asia/Shanghai')::date <= in_cutoff
  union all
  select p.id::text, p.person_id, null, 1, max(d.answered_on) from here h join person_photo p on p.county = h.county
    join data_request d on d.county = p.county and d.person_id = p.person_id
   where in_kind = 'photos-by-request' and p.withdrawn_at is null and d.request = 'deletion' and d.outcome in ('granted', 'partly')
     and d.answered_on <= in_cutoff and (p.added_at at time zone 'Asia/Shanghai')::date <= d.answered_on group by p.id, p.person_id
  union all
  select i.id::text, null, null, count(r.*)::int, (i.uploaded_at at time zone 'Asia/Shanghai')::date from here h join roster_import i on i.county = h.county
    left join roster_row r on r.county = i.county and r.import_id = i.id and r.case_id is null
   where in_kind = 'roster-uploads' and not i.file_destroyed and (i.uploaded_at at time zone 'Asia/Shanghai')::date <= in_cutoff
   group by i.id, i.uploaded_at
  union all
  select in_cutoff::text, null, null, count(*)::int, in_cutoff from here h join read_entry e on e.county = h.county
   where in_kind = 'read-entries' and e.at < (in_cutoff::timestamp at time zone 'Asia/Shanghai') having count(*) > 0
  union all
  select c.id::text, c.person_id, c.id, count(*)::int, c.closed_on from here h join case_file c on c.county = h.county
    join counselling_note n on n.county = c.county and n.case_id = c.id
   where in_kind = 'counselling-notes' and c.closed_on <= in_cutoff group by c.id, c.person_id, c.closed_on
  union all
  select c.id::text, c.person_id, c.id, count(*)::int, c.closed_on from here h join case_file c on c.county = h.county
    join contact_note n on n.county = c.county and n.case_id = c.id
   where in_kind = 'case-notes' and c.closed_on <= in_cutoff group by c.id, c.person_id, c.closed_on
  union all
  select a.id::text, c.person_id, c.id, 1, c.closed_on from here h join case_file c on c.county = h.county
    join attachment a on a.county = c.county and a.case_id = c.id
   where in_kind = 'case-attachments' and c.closed_on <= in_cutoff
  union all
  select c.id::text, c.person_id, c.id, 1, c.closed_on from here h join case_file c on c.county = h.county
   where in_kind = 'case-files' and c.closed_on <= in_cutoff
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION roster_people(in_county text, in_numbers text[], in_names jsonb)
 RETURNS TABLE(person_id uuid, matched text, name text, former_names text[], born_on date, sex text, visible boolean, releases date[], terms jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with found as (
    select k.person_id, k.value as matched from person_key k where k.county = in_county and k.kind = 'id-number' and k.value = any (in_numbers)
    union
    select p.id, w.key from jsonb_to_recordset(in_names) as w(key text, name text, born date, sex text)
      join person p on p.county = in_county and p.born_on = w.born and p.sex = w.sex and p.merged_into is null
       and (p.name = w.name or w.name = any (p.names_elsewhere) or p.name_broken and w.name like regexp_replace(p.name, lost_character(), '_', 'g'))
  ), told as (
    select f.person_id, f.matched, array_agg(c.id) as cases, bool_or(in_scope(c.org_path)) as visible
      from found f join case_file c on c.county = in_county and c.person_id = f.person_id and not_sealed(c.sealed_for)
     where in_county = current_setting('app.county', true)
     group by f.person_id, f.matched
  )
  select t.person_id, t.matched, p.name, p.former_names || p.names_elsewhere, p.born_on, p.sex, t.visible,
         array(select distinct coalesce((x.data ->> 'releaseDue')::date, x.on_day) from fact x
                where x.county = in_county and x.case_id = any (t.cases)
                  and (x.type = 'resettlement.released' or x.type = 'resettlement.notice-received' and x.data ? 'releaseDue')),
         coalesce((select jsonb_agg(distinct jsonb_build_object('category', x.data ->> 'category', 'start', x.data ->> 'termStart', 'end', x.data ->> 'termEnd'))
                     from fact x where x.county = in_county and x.case_id = any (t.cases)
                      and x.type in ('correction.papers-received', 'correction.registered') and x.data ? 'termStart'), '[]'::jsonb)
    from told t join person p on p.county = in_county and p.id = t.person_id
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION rule_change_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('approved', 'refused', 'dropped') then
    raise exception 'a rule change that is decided is never altered';
  end if;
  if old.state = 'proposed' and (new.text, new.author_id) is distinct from (old.text, old.author_id) then
    raise exception 'a proposed text stays as it was proposed';
  end if;
  return new;
end $function$

-- may be called by everyone

CREATE OR REPLACE FUNCTION sealed_from_me(in_county text, in_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select 1 from case_file c where c.county = in_county and c.id = in_case and not not_sealed(c.sealed_for))
$function$

-- may be called by guilu_app

CREATE OR REPLACE FUNCTION sees_county(in_county text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from organisation o where o.county = in_county and o.kind = 'county-bureau' and in_scope(o.path))
$function$

-- may be called by everyone
