-- The queue's schema belongs to a role of its own; the application only puts jobs in, through this one function.
do $$ begin execute format('grant guilu_jobs to %I', current_user); end $$;
-- The worker says 'create schema if not exists' before its own migrations, which PostgreSQL lets pass only with this right.
do $$ begin execute format('grant create on database %I to guilu_jobs', current_database()); end $$;
create schema if not exists graphile_worker authorization guilu_jobs;
create function enqueue_job(task text, payload json) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload);
end $$;
grant create on schema public to guilu_jobs;
alter function enqueue_job owner to guilu_jobs;
revoke create on schema public from guilu_jobs;
revoke all on function enqueue_job from public;
grant execute on function enqueue_job to guilu_app, guilu_person;
