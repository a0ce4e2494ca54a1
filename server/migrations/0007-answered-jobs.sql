-- What workers have answered, for an hour: an answer that is sent again, because the reply to it was lost, is taken as the
-- one that it is, and not as that of somebody whose job is gone.
create table answered_job (
  job_id uuid not null,
  fence integer not null,
  answer text not null check (answer in ('completed', 'failed', 'error-thrown')),
  answered_at timestamptz not null,
  primary key (job_id, fence)
);
create index answered_job_age on answered_job (answered_at);
