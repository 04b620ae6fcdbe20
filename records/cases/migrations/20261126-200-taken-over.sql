-- The day from which a case is kept here, where it came in mid-term from earlier records.
alter table case_file add column taken_over_on date;
