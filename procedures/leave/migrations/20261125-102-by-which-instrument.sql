-- The instrument by which an office decided for the county (CCL 9), as the decision keeps it.
alter table leave_request add column instrument text;
