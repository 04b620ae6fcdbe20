-- The application's roles make nothing in the database: no large objects beside row security. (Temporary tables are taken
-- away with each migration run, because that right belongs to the database and is not copied with it.) An owner who is no
-- superuser may not take these rights away; the test of the roles then says so.
do $$ declare one text; begin
  foreach one in array array['lo_creat(integer)', 'lo_create(oid)', 'lo_from_bytea(oid, bytea)', 'lo_put(oid, bigint, bytea)', 'lo_open(oid, integer)', 'lowrite(integer, bytea)', 'lo_unlink(oid)'] loop
    execute format('revoke execute on function pg_catalog.%s from public', one);
  end loop;
exception when insufficient_privilege then null;
end $$;
