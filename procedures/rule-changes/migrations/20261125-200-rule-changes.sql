-- Rules that a county writes itself, upon the packs that ship: each change a text, proposed by one person, approved by another,
-- in force from a day. What was approved is never altered; taking it back is a new change.
create table rule_change (
  county text not null,
  id uuid not null,
  number integer not null,
  -- The pack file as it was written; its first day is `effective_on`.
  text text not null,
  -- [{ sort, id, withdrawn }]: what the text sets, so that lists need not read it.
  rules jsonb not null,
  -- form · text · file · taking back
  origin text not null check (origin in ('form', 'text', 'file', 'take-back')),
  takes_back uuid,
  reason text not null,
  effective_on date not null,
  state text not null check (state in ('draft', 'proposed', 'approved', 'refused', 'dropped')),
  author_id uuid not null,
  author_name text not null,
  written_at timestamptz not null,
  proposed_at timestamptz,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  decision_note text,
  -- The order of approval within the county.
  approval integer,
  primary key (county, id),
  unique (county, number),
  unique (county, approval),
  check (state not in ('approved', 'refused') or (decided_by is not null and decided_by <> author_id)),
  check ((state = 'approved') = (approval is not null))
);
create index rule_change_approved on rule_change (county, approval) where state = 'approved';
alter table rule_change enable row level security;
create policy own_county on rule_change to guilu_app
  using (county = current_setting('app.county', true)) with check (county = current_setting('app.county', true));
grant select, insert, update on rule_change to guilu_app;

create function rule_change_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'refused', 'dropped') then
    raise exception 'a rule change that is decided is never altered';
  end if;
  if old.state = 'proposed' and (new.text, new.author_id) is distinct from (old.text, old.author_id) then
    raise exception 'a proposed text stays as it was proposed';
  end if;
  return new;
end $$;
create trigger rule_change_stays before update on rule_change for each row execute function rule_change_stays();

-- What a change would do to the county's cases as they stand: worked out in the background, kept beside the change.
create table rule_dry_run (
  county text not null,
  id uuid not null,
  change_id uuid not null,
  -- from: from its first day on, what runs keeps its version; always: as if it had stood all along.
  view text not null check (view in ('from', 'always')),
  -- The text and day that were tried.
  effective_on date not null,
  text_hash text not null,
  as_of date not null,
  state text not null check (state in ('asked', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  counts jsonb,
  -- Who is touched, and how. Ids only: a name is shown where the reader may see the file.
  touched jsonb,
  primary key (county, id),
  foreign key (county, change_id) references rule_change (county, id)
);
create index rule_dry_run_change on rule_dry_run (county, change_id, asked_at desc);
alter table rule_dry_run enable row level security;
create policy own_county on rule_dry_run to guilu_app
  using (county = current_setting('app.county', true)) with check (county = current_setting('app.county', true));
grant select, insert, update on rule_dry_run to guilu_app;
