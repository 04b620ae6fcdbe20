-- Searching goes by the county first: an index over the whole country is walked through for every name that begins alike
-- elsewhere, and row security then asks for each of them.
alter table person add column pinyin_joined text not null generated always as (replace(pinyin, ' ', '')) stored;
-- Found under a name that is not the one printed.
alter table person add column renamed boolean not null generated always as (cardinality(former_names) > 0 or cardinality(names_elsewhere) > 0) stored;
drop index person_name;
drop index person_pinyin;
drop index person_initials;
create index person_name on person (county, name text_pattern_ops);
create index person_pinyin on person (county, pinyin_joined text_pattern_ops);
create index person_initials on person (county, initials text_pattern_ops);
create index person_renamed on person (county) where renamed;
