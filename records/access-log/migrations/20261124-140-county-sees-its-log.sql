-- Whoever may see a whole county sees everything that was written and read in it, also by a court or a procuratorate,
-- whose own place in the tree lies elsewhere.
create policy county_sees on audit_entry for select to guilu_app using
  (exists (select 1 from organisation o where o.county = audit_entry.county and o.kind = 'county-bureau' and in_scope(o.path)));
create policy county_sees on read_entry for select to guilu_app using
  (exists (select 1 from organisation o where o.county = read_entry.county and o.kind = 'county-bureau' and in_scope(o.path)));
create index audit_entry_at on audit_entry (county, at desc);
