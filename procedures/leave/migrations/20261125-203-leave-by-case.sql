-- The leaves of a case, and the opinions on some leaves, are found without walking through a county's.
create index leave_request_case on leave_request (county, case_id);
create index leave_opinion_leave on leave_opinion (leave_id);
