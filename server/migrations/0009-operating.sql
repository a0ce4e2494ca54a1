-- How long ended instances of a process are kept, as an ISO 8601 duration. The rule of '' is for every process without a rule
-- of its own; where there is none either, instances are kept for ever.
create table retention_rule (
  process_key text primary key,
  keep_for text not null,
  set_at timestamptz not null,
  set_by text not null
);

-- Starts that the caller gave a key: asked again, they answer the instance that the first made. Kept for a week.
create table instance_start (
  idempotency_key text primary key,
  process_key text not null,
  instance_id uuid not null,
  asked_at timestamptz not null
);
create index instance_start_asked on instance_start (asked_at);

-- Whoever deletes an instance is asked by the foreign key whether it has called another.
create index process_instance_parent on process_instance (parent_id) where parent_id is not null;
