-- Notices of courts, prisons and other agencies, with what became of each: typed by the agency itself and then taken in or
-- returned by the county, or taken in by the county from a roster or a paper that names the agency.
create table agency_notice (
  county text not null,
  id uuid not null,
  organisation text not null references organisation,
  kind text not null check (kind in ('correction', 'resettlement')),
  person_name text not null,
  -- The form as the agency typed it, encrypted under the key file; null where the county took the notice in by itself.
  typed text,
  state text not null check (state in ('sent', 'taken-in', 'returned')),
  sent_at timestamptz not null,
  sent_by uuid,
  sent_name text,
  answered_at timestamptz,
  answered_name text,
  reason text,
  case_id uuid,
  -- The day on which the receipt for the papers left, as the facts say.
  receipt_on date,
  primary key (county, id)
);
create index agency_notice_organisation on agency_notice (organisation, sent_at desc);
create index agency_notice_sent on agency_notice (county, sent_at) where state = 'sent';
create index agency_notice_case on agency_notice (county, case_id) where case_id is not null;
alter table agency_notice enable row level security;
-- A notice without a case yet is the county's, whose bureau must lie in the scope; with a case it is seen with the case.
create policy staff on agency_notice to guilu_app
  using (case when case_id is null
    then exists (select 1 from organisation o where o.county = agency_notice.county and o.kind = 'county-bureau' and in_scope(o.path))
    else exists (select 1 from case_file c where c.county = agency_notice.county and c.id = agency_notice.case_id) end);
create policy named on agency_notice as restrictive to guilu_app using (current_setting('app.named', true) is distinct from 'on');
-- app.partner: the organisation of a partner agency that asks; empty for everybody else.
create policy partner_sees on agency_notice for select to guilu_app
  using (organisation = nullif(current_setting('app.partner', true), ''));
create policy partner_sends on agency_notice for insert to guilu_app
  with check (organisation = nullif(current_setting('app.partner', true), '') and state = 'sent' and case_id is null);
grant select, insert on agency_notice to guilu_app;
grant update (state, answered_at, answered_name, reason, case_id, receipt_on) on agency_notice to guilu_app;
