-- How the queue stands, in counts alone: what its jobs carry is for nobody to read.
create function queue_state() returns table (waiting bigint, failing bigint, given_up bigint, oldest timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select count(*) filter (where attempts < max_attempts and run_at <= now()), count(*) filter (where attempts > 0 and attempts < max_attempts),
      count(*) filter (where attempts >= max_attempts), min(run_at) filter (where attempts < max_attempts and run_at <= now())
    from graphile_worker.jobs;
end $$;
grant create on schema public to guilu_jobs;
alter function queue_state owner to guilu_jobs;
revoke create on schema public from guilu_jobs;
revoke all on function queue_state from public;
grant execute on function queue_state to guilu_app;
