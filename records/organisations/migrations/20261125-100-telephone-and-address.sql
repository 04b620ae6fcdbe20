-- Where an organisation is reached: letters and the person's page say it.
alter table organisation add column phone text, add column address text;
-- Who decides a person's leave depends on the instrument in force, and the person's page says so.
grant select (county, id, office, instrument, powers, from_on, to_on, ended_on) on delegation to guilu_person;
