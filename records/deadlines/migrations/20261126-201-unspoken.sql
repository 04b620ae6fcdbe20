-- A duty that fell due before a case was taken over is 'unspoken' where the earlier records say nothing of it.
comment on column duty.state is 'open (unmet, by time overdue or not), met, met-late, void, unspoken (before the takeover, nobody can know)';
create index duty_unspoken on duty (org_path collate "C", rule) where state = 'unspoken';
