-- What is unique is unique within a county, so that the rows of each county can lie on a machine of their own.
drop index support_member_now;
create unique index support_member_now on support_member (county, case_id, account_id) where ended_at is null;
