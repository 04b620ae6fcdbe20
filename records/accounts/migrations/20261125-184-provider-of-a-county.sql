-- Whose administrator keeps a provider: another county's may offer it to its accounts, and not change it.
alter table oidc_provider add column county text;
