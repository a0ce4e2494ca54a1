-- What was deployed: one row a version of a process, a decision or a form. The content is kept as it was given.
create table definition (
  id uuid primary key,
  kind text not null check (kind in ('process', 'decision', 'form')),
  key text not null,
  version integer not null,
  name text not null,
  resource text not null,
  checksum text not null,
  content text not null,
  deployed_at timestamptz not null,
  unique (kind, key, version)
);

-- One running or ended process. The state is null once it has ended; the variables stay.
create table process_instance (
  id uuid primary key,
  definition_id uuid not null references definition,
  business_key text not null,
  status text not null check (status in ('active', 'completed')),
  started_at timestamptz not null,
  ended_at timestamptz,
  last_event integer not null,
  state jsonb,
  variables jsonb not null
);
create index process_instance_business_key on process_instance (business_key);
create index process_instance_active on process_instance (definition_id) where status = 'active';

-- The history: only ever appended to. A visit that is entered and left in one transaction is one row, 'passed'.
create table process_event (
  instance_id uuid not null,
  number integer not null,
  at timestamptz not null,
  kind text not null,
  element text not null,
  visit integer not null,
  data jsonb,
  primary key (instance_id, number)
);

-- A step that waits for a person.
create table user_task (
  id uuid primary key,
  instance_id uuid not null references process_instance,
  visit integer not null,
  element text not null,
  name text not null,
  assignee text,
  candidate_groups text[] not null,
  form_id uuid references definition,
  status text not null check (status in ('open', 'completed')),
  created_at timestamptz not null,
  completed_at timestamptz,
  completed_by text,
  submitted jsonb,
  unique (instance_id, visit)
);
create index user_task_open on user_task (id) where status = 'open';

-- A step that cannot go on by itself: never deleted, resolved by a person.
create table incident (
  id uuid primary key,
  instance_id uuid not null references process_instance,
  visit integer not null,
  element text not null,
  code text not null,
  message jsonb not null,
  created_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text
);
create index incident_open on incident (id) where resolved_at is null;
create index incident_instance on incident (instance_id);
