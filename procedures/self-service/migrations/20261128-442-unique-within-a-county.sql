-- What is unique is unique within a county, so that the rows of each county can lie on a machine of their own.
alter table family_access drop constraint family_access_account_id_key;
alter table family_access add unique (county, account_id);
create index family_access_account on family_access (account_id);
