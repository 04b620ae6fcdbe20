-- Each link says what hash it was made with, so that a county may go on under another one and the old links still verify.
alter table audit_entry add column hash_by text not null default 'sha256' check (hash_by in ('sha256', 'sm3'));
