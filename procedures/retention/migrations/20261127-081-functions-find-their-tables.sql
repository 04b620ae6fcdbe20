-- The temporary schema comes last, so that no table of the caller's making stands in for a real one.
alter function retention_due set search_path = pg_catalog, public, pg_temp;
alter function file_wanted set search_path = pg_catalog, public, pg_temp;
alter function destroy_listed set search_path = pg_catalog, public, pg_temp;
