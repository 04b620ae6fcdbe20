-- What officers ask most, as it reaches PostgreSQL; written by tools/distribution.db.test.ts with -u.

-- Today
select (select coalesce(json_agg(row), '[]') from (select d.key, d.case_id, d.rule, d.period, d.due_on, d.due_at, d.state, d.met_by, d.met_on, d.owed_by, d.falls_to,
      d.pack, d.pack_version, d.basis, d.verified, d.person_id, p.name, c.kind, c.category, c.term_end, c.office
    from duty d
    join case_file c on c.county = d.county and c.id = d.case_id
    join person p on p.county = d.county and p.id = d.person_id
   where d.state = 'open' and d.due_on <= $1 and c.closed_on is null
     and not exists (select 1 from duty_set_aside s where s.county = d.county and s.case_id = d.case_id and s.duty_key = d.key)  
   order by d.due_on, d.due_at nulls last, p.pinyin limit 2000) row) as duties,
    (select coalesce(json_agg(row), '[]') from (select a.key, a.case_id, a.person_id, p.name, c.kind, a.rule, a.since, a.pack, a.pack_version, a.basis, a.verified
    from alert a
    join case_file c on c.county = a.county and c.id = a.case_id
    join person p on p.county = a.county and p.id = a.person_id
   where a.since <= $2 and c.closed_on is null and (c.taken_over_on is null or a.since >= c.taken_over_on::timestamp at time zone 'Asia/Shanghai' or $3::timestamptz >= c.taken_over_on + 30) and (a.falls_to = $4 or $5 = 'county')
     and ($6 = 'county' or a.told && array['office', 'officer', 'office-head'])
     and not exists (select 1 from alert_disposition x where x.county = a.county and x.case_id = a.case_id and x.alert_key = a.key) 
   order by a.since desc limit 300) row) as alerts, (select coalesce(json_agg(row), '[]') from (select kind, count(*)::int n from case_file c
    where c.closed_on is null and c.kind in ('correction', 'resettlement')  group by c.kind) row) as people,
    (select coalesce(json_agg(row), '[]') from (select d.office, d.powers, d.instrument, least(d.to_on, d.ended_on) as until
    from organisation o join delegation d on d.county = o.county and d.office = o.code
   where in_scope(o.path) and o.kind = 'judicial-office' and d.from_on <= $7 and (d.to_on is null or d.to_on >= $8) and (d.ended_on is null or d.ended_on >= $9) order by d.from_on desc) row) as instruments;

select l.*, p.name, (select d.instrument from delegation d where d.county = c.county and d.office = c.office
      and 'leave' = any(d.powers) and d.from_on <= $1 and (d.to_on is null or d.to_on >= $2) and (d.ended_on is null or d.ended_on >= $3) order by d.from_on desc limit 1) as held from leave_request l join case_file c on c.county = l.county and c.id = l.case_id join person p on p.county = c.county and p.id = c.person_id where l.approved_id is null and l.refusal_reason is null and c.closed_on is null order by l.returned_on nulls first, l.applied_on desc, l.leave_id desc limit 100 offset $4;

-- a file
select * from case_file where id = $1;

insert into read_entry (county, id, at, account_id, actor, org_path, person_id, case_id, what, purpose)
      values ($1, $2, $3, $4, $5, $6,
              $7, $8, $9, $10);

select from_on, pack from pack_assignment where county = $1 and case_kind = $2 order by from_on;

select id, seq, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, data, supersedes, source from fact
    where county = $1 and (case_id = $2 or case_id is null and person_id = any(array(
      select $3::uuid union all select m.id from person m where m.county = $4 and m.merged_into = $5)))
    order by seq;

select d.office, d.powers, d.instrument, least(d.to_on, d.ended_on) as until
    from organisation o join delegation d on d.county = o.county and d.office = o.code
   where in_scope(o.path) and o.kind = 'judicial-office' and d.from_on <= $1 and (d.to_on is null or d.to_on >= $2) and (d.ended_on is null or d.ended_on >= $3) order by d.from_on desc;

select * from duty where county = $1 and case_id = $2 order by due_on, due_at nulls last;

select a.key, a.rule, a.since, a.basis, a.verified, a.pack, a.pack_version, x.outcome
    from alert a left join alert_disposition x on x.county = a.county and x.case_id = a.case_id and x.alert_key = a.key
   where a.county = $1 and a.case_id = $2 and a.since <= $3 order by a.since desc;

select c.*, p.name, p.sex, p.born_on, p.pinyin, coalesce(o.short_name, o.name) as office_name, a.display_name as officer_name, p.id_number, p.id_status, p.former_names, p.names_elsewhere, p.name_broken, (select ph.id from person_photo ph where ph.county = p.county and ph.withdrawn_at is null
  and (ph.person_id = p.id or ph.person_id in (select m.id from person m where m.county = p.county and m.merged_into = p.id))
  order by ph.taken_on desc, ph.added_at desc limit 1) as photo, 0 as overdue, null as next_due
    from case_file c
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office
    left join account a on a.id = c.officer where c.county = $1 and c.id = $2;

select p.code, case when length(p.code) = 12 then concat(u.name, p.name) else p.name end as name
      from place p left join place u on u.code = p.parent where p.code = any($1)
    union all select code, coalesce(short_name, name) from organisation where code = any($2);

select count(distinct account_id)::int n from read_entry where county = $1 and person_id = $2;

select * from case_file where county = $1 and person_id = $2 and id <> $3 order by opened_on desc;

-- the list of people
select count(*)::int n from case_file c where true and c.kind in ('correction', 'resettlement') and c.closed_on is null and true and true and true and true;

select c.*, p.name, p.sex, p.born_on, p.pinyin, coalesce(o.short_name, o.name) as office_name, a.display_name as officer_name, 0 as overdue, null as next_due
    from case_file c
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office
    left join account a on a.id = c.officer  where true and c.kind in ('correction', 'resettlement') and c.closed_on is null and true and true and true and true order by c.term_end asc nulls last, p.pinyin, c.id limit $1 offset $2;

select d.case_id, count(*) filter (where d.due_on < $1)::int as overdue,
      min(d.due_on) filter (where d.due_on >= $2) as next_due
    from duty d where d.county = any($3) and d.case_id = any($4::uuid[]) and d.state = 'open' group by d.case_id;

-- the list by what is overdue
select count(*)::int n from case_file c where true and c.kind in ('correction', 'resettlement') and c.closed_on is null and true and true and true and true;

select c.*, p.name, p.sex, p.born_on, p.pinyin, coalesce(o.short_name, o.name) as office_name, a.display_name as officer_name, coalesce(late.n, 0) as overdue, null as next_due
    from case_file c
    join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office
    left join account a on a.id = c.officer left join (select d.county, d.case_id, count(*)::int as n from duty d where d.state = 'open' and d.due_on < $1 group by d.county, d.case_id) late
      on late.county = c.county and late.case_id = c.id where true and c.kind in ('correction', 'resettlement') and c.closed_on is null and true and true and true and true order by overdue desc nulls last, p.pinyin, c.id limit $2 offset $3;

select d.case_id, count(*) filter (where d.due_on < $1)::int as overdue,
      min(d.due_on) filter (where d.due_on >= $2) as next_due
    from duty d where d.county = any($3) and d.case_id = any($4::uuid[]) and d.state = 'open' group by d.case_id;

-- search by name
(select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $1 as by from person p where p.county = any (array(select $2::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name ^@ $3 order by p.pinyin limit $4)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $5 as by from person p where p.county = any (array(select $6::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name ^@ $7 order by p.pinyin limit $8)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $9 as by from person p where p.county = any (array(select $10::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.renamed and $11 = any (p.former_names) order by p.pinyin limit $12)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $13 as by from person p where p.county = any (array(select $14::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name_broken and p.name ~ $15 order by p.pinyin limit $16);

select c.person_id, c.id, c.kind, c.number, c.state, c.closed_on, coalesce(o.short_name, o.name) as office_name
    from case_file c left join organisation o on o.code = c.office
   where c.county = any($1) and c.person_id = any($2::uuid[]) order by c.closed_on nulls first, c.opened_on desc;

-- search by pinyin
select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $1 as by from person p where p.county = any (array(select $2::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.initials ^@ $3 order by p.pinyin limit $4;

select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $1 as by from person p where p.county = any (array(select $2::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.pinyin_joined ^@ $3 order by p.pinyin limit $4;

(select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $1 as by from person p where p.county = any (array(select $2::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name ^@ $3 order by p.pinyin limit $4)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $5 as by from person p where p.county = any (array(select $6::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name ^@ $7 order by p.pinyin limit $8)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $9 as by from person p where p.county = any (array(select $10::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.renamed and $11 = any (p.former_names) order by p.pinyin limit $12)
    union all (select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $13 as by from person p where p.county = any (array(select $14::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and p.name_broken and p.name ~ $15 order by p.pinyin limit $16);

select c.person_id, c.id, c.kind, c.number, c.state, c.closed_on, coalesce(o.short_name, o.name) as office_name
    from case_file c left join organisation o on o.code = c.office
   where c.county = any($1) and c.person_id = any($2::uuid[]) order by c.closed_on nulls first, c.opened_on desc;

-- search by number
select p.county, p.id, p.name, p.former_names, p.sex, p.born_on, p.id_number, $1 as by from person p where p.county = any (array(select $2::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and p.merged_into is null and (p.county, p.id) in (select k.county, k.person_id from person_key k where k.county = any (array(select $3::text union select o.county from organisation o where o.kind = 'county-bureau' and in_scope(o.path))) and k.kind = $4 and k.value = any ($5)) order by p.pinyin limit $6;

select c.person_id, c.id, c.kind, c.number, c.state, c.closed_on, coalesce(o.short_name, o.name) as office_name
    from case_file c left join organisation o on o.code = c.office
   where c.county = any($1) and c.person_id = any($2::uuid[]) order by c.closed_on nulls first, c.opened_on desc;

-- recording a visit
select * from case_file where id = $1 for update;

select
      (select coalesce(json_agg(f), '[]') from (select id, seq, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, data, supersedes, source from fact
    where county = $1 and (case_id = $2 or case_id is null and person_id = any(array(
      select $3::uuid union all select m.id from person m where m.county = $4 and m.merged_into = $5)))
    order by seq) f) as facts,
      (select coalesce(json_agg(p), '[]') from (select from_on, pack from pack_assignment where county = $6 and case_kind = $7 order by from_on) p) as packs;

insert into fact (county, id, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, recorded_org, data, supersedes, source, gate) select county, id, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, recorded_org, data, supersedes, source, gate from jsonb_populate_recordset(null::fact, $1::jsonb) returning id, seq, case_id, person_id, type, on_day, on_at, recorded_at, recorded_by, recorded_name, data, supersedes, source;

select (select coalesce(json_agg(r), '[]') from (select "key", "person_id", "org_path", "sealed_for", "rule", "started_by", "period", "due_on", "due_at", "state", "met_by", "met_on", "void_by", "owed_by", "falls_to", "pack", "pack_version", "basis", "verified" from "duty"
       where county = $1 and case_id = $2) r) as "stored_0", (select coalesce(json_agg(r), '[]') from (select "key", "person_id", "org_path", "sealed_for", "rule", "since", "told", "falls_to", "pack", "pack_version", "basis", "verified" from "alert"
       where county = $3 and case_id = $4) r) as "stored_1";

update case_file set state = $1, category = $2, term_start = $3, term_end = $4,
      closed_on = $5, last_seen_on = $6, taken_over_on = $7, evaluated_at = $8, changes_at = $9, version = version + 1
    where county = $10 and id = $11;

select seq, hash from audit_head where county = $1 for update;

with chained as (
      insert into audit_entry (county, seq, at, account_id, actor, org_path, action, person_id, case_id, detail, previous, hash, hash_by)
      select county, seq, at, account_id, actor, org_path, action, person_id, case_id, detail, previous, hash, hash_by
        from jsonb_to_recordset($1::jsonb) as r(county text, seq bigint, at timestamptz, account_id uuid, actor text,
             org_path text, action text, person_id uuid, case_id uuid, detail jsonb, previous text, hash text, hash_by text))
      update audit_head set seq = $2, hash = $3 where county = $4;

-- leave under way
select l.*, p.name, (select d.instrument from delegation d where d.county = c.county and d.office = c.office
      and 'leave' = any(d.powers) and d.from_on <= $1 and (d.to_on is null or d.to_on >= $2) and (d.ended_on is null or d.ended_on >= $3) order by d.from_on desc limit 1) as held from leave_request l join case_file c on c.county = l.county and c.id = l.case_id join person p on p.county = c.county and p.id = c.person_id where l.approved_id is null and l.refusal_reason is null and c.closed_on is null order by l.returned_on nulls first, l.applied_on desc, l.leave_id desc limit 100 offset $4;

-- the registry of papers
select count(*)::int n from paper d join person p on p.county = d.county and p.id = d.person_id where true and true;

select d.*, p.name, (not exists (select 1 from paper_void v where v.county = d.county and v.paper_id = d.id)
  and (exists (select 1 from fact f where f.county = d.county and f.supersedes = any(d.facts))
    or exists (select 1 from fact t join fact b on b.county = t.county and b.id = any(d.facts) and b.data ? 'termEnd'
         where t.county = d.county and t.case_id = d.case_id and t.type = 'correction.term-changed' and t.recorded_at > d.made_at
           and not t.id = any(d.facts) and not exists (select 1 from fact w where w.county = t.county and w.supersedes = t.id)))) as outdated, v.reason as void_reason, v.voided_at, v.voided_name
    from paper d join person p on p.county = d.county and p.id = d.person_id
    left join paper_void v on v.county = d.county and v.paper_id = d.id
   where true and true order by d.made_at desc, d.id limit 50 offset $1;

-- how often alerts were false
select rule, outcome, count(*)::int n from alert_disposition group by rule, outcome;

select rule, count(*)::int n from alert where since <= $1 group by rule;
