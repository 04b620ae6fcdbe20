-- Lists of what has reached the end of its time: proposed by one, approved by another, carried out, and the record of it.
create table destruction_list (
  county text not null,
  id uuid not null,
  number text not null,
  state text not null check (state in ('proposed', 'refused', 'approved', 'carried-out')),
  note text not null,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decision_note text,
  carried_by uuid,
  carried_name text,
  carried_at timestamptz,
  -- Records destroyed by kind, and the hash over the hashes of its items: what the record of destruction keeps.
  counts jsonb,
  digest text,
  primary key (county, id),
  -- Nobody approves what they proposed.
  check (decided_by is null or decided_by <> proposed_by),
  check (state not in ('approved', 'carried-out') or decided_by is not null)
);
create unique index destruction_list_number on destruction_list (county, number);
create table destruction_item (
  county text not null,
  list_id uuid not null,
  seq integer not null,
  kind text not null,
  -- What it is, until it is carried out: then these four are emptied.
  target text,
  person_id uuid,
  case_id uuid,
  since date,
  records integer not null,
  until date not null,
  state text not null default 'listed' check (state in ('listed', 'kept', 'destroyed', 'left')),
  reason text,
  proof text,
  primary key (county, list_id, seq)
);
-- Files whose last mention is gone, until they are off the disk.
create table destroyed_file (
  county text not null,
  sha256 text not null,
  list_id uuid not null,
  removed_at timestamptz,
  primary key (county, sha256, list_id)
);
-- Of an upload that was destroyed the row stays, with its counts and without its workbook.
alter table roster_import add column file_destroyed boolean not null default false;
create function sees_county(in_county text) returns boolean language sql stable as $$
  select exists (select 1 from organisation o where o.county = in_county and o.kind = 'county-bureau' and in_scope(o.path))
$$;
alter table destruction_list enable row level security;
alter table destruction_item enable row level security;
alter table destroyed_file enable row level security;
create policy county on destruction_list to guilu_app using (sees_county(county)) with check (sees_county(county));
create policy county on destruction_item to guilu_app using (sees_county(county)) with check (sees_county(county));
create policy county on destroyed_file to guilu_app using (sees_county(county)) with check (sees_county(county));
grant select, insert on destruction_list, destruction_item, destroyed_file to guilu_app;
grant update (state, decided_by, decided_name, decided_at, decision_note, carried_by, carried_name, carried_at, counts, digest) on destruction_list to guilu_app;
grant update (state, reason, target, person_id, case_id, since, records, proof) on destruction_item to guilu_app;
grant update (removed_at) on destroyed_file to guilu_app;

-- What of a kind began its time on or before a day, in the county that asks and nowhere else. Ids alone: a sealed file's name is
-- told to its keepers only.
create function retention_due(in_kind text, in_cutoff date) returns table (target text, person_id uuid, case_id uuid, records integer, since date)
language sql stable security definer set search_path = public as $$
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
$$;

-- Whether a row anywhere still names a stored file.
create function file_wanted(in_sha text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from person_photo where sha256 = in_sha) or exists (select 1 from attachment where sha256 = in_sha)
      or exists (select 1 from paper where docx_sha256 = in_sha or pdf_sha256 = in_sha) or exists (select 1 from data_request_text where copy_stored = in_sha)
      or exists (select 1 from agency_letter where docx_sha256 = in_sha or pdf_sha256 = in_sha) or exists (select 1 from roster_import where sha256 = in_sha and not file_destroyed)
$$;

-- Destroys what one item of an approved list names, if its time is over still. Answers how many records went, a hash over their
-- content, and the files they named. The application has no other right to delete any of these rows.
create function destroy_listed(in_list uuid, in_seq integer, in_cutoff date) returns table (records integer, digest text, files text[])
language plpgsql security definer set search_path = public as $$
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
end $$;
revoke all on function retention_due, file_wanted, destroy_listed from public;
grant execute on function retention_due, file_wanted, destroy_listed to guilu_app;
