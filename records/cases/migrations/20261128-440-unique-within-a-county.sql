-- What is unique is unique within a county, so that the rows of each county can lie on a machine of their own.
drop index case_file_id;
create index case_file_id on case_file (id);
