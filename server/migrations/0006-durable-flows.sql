-- Files that were deployed together, and every version that this made or found. What binds to its deployment is looked up here.
create table deployment (
  id uuid primary key,
  deployed_at timestamptz not null,
  deployed_by text
);

create table deployment_definition (
  deployment_id uuid not null references deployment,
  definition_id uuid not null references definition,
  primary key (deployment_id, definition_id)
);

alter table definition
  add column deployment_id uuid references deployment,
  add column version_tag text;
insert into deployment (id, deployed_at)
  select gen_random_uuid(), deployed_at from (select distinct deployed_at from definition) as earlier;
update definition set deployment_id = deployment.id from deployment where deployment.deployed_at = definition.deployed_at;
insert into deployment_definition (deployment_id, definition_id) select deployment_id, id from definition;
alter table definition alter column deployment_id set not null;
create index definition_tag on definition (kind, key, version_tag, version) where version_tag is not null;

-- A called instance has a parent and shares its root; the others are roots of their own. Whoever works on any instance of a
-- tree locks the row of the root first. The correlation key is that of the message which began it.
alter table process_instance
  add column root_id uuid,
  add column parent_id uuid references process_instance,
  add column parent_visit integer,
  add column correlation_key text,
  add column suspended_at timestamptz,
  add column suspended_by text,
  add column canceled_by text,
  add column cancel_reason text,
  drop constraint process_instance_status_check,
  add constraint process_instance_status_check check (status in ('active', 'completed', 'terminated')),
  add check ((parent_id is null) = (parent_visit is null));
update process_instance set root_id = id;
alter table process_instance alter column root_id set not null;
create index process_instance_called on process_instance (root_id) where parent_id is not null;
create unique index process_instance_caller on process_instance (parent_id, parent_visit)
  where parent_id is not null and status = 'active';
create index process_instance_ended on process_instance (definition_id, ended_at) where ended_at is not null;

-- The history, by months of `at`. What was there stays in the default partition; months to come are made ahead.
alter table process_event rename to process_event_default;
alter table process_event_default drop constraint process_event_pkey;
alter table process_event_default add constraint process_event_default_pkey primary key (instance_id, number, at);
create table process_event (
  instance_id uuid not null,
  number integer not null,
  at timestamptz not null,
  kind text not null,
  element text not null,
  visit integer not null,
  data jsonb,
  primary key (instance_id, number, at)
) partition by range (at);
alter table process_event attach partition process_event_default default;

-- The tables that follow are an index of what the states of active instances wait for: written with the state, never read to
-- find out what it is. Their rows go when the wait ends. They repeat the root, which is locked before anything else, and
-- whether it is suspended. Foreign keys would look up, for each row, the instance whose lock the writer holds.

-- Work that is done after the commit: by a worker over HTTP, or by a handler of this program. The fence grows each time it is
-- given to somebody. `retries` is what is left of its attempts; `due_at` moves when an attempt failed.
create table job (
  id uuid primary key,
  instance_id uuid not null,
  root_id uuid not null,
  definition_id uuid not null,
  process_key text not null,
  visit integer not null,
  part text not null,
  element text not null,
  type text not null,
  priority integer not null,
  retries integer not null,
  due_at timestamptz not null,
  fence integer not null default 0,
  worker text,
  locked_until timestamptz,
  suspended boolean not null default false,
  created_at timestamptz not null,
  failed_at timestamptz,
  failure jsonb,
  unique (instance_id, visit, part)
);
create index job_waiting on job (type, priority desc, due_at, id) where locked_until is null and not suspended;
create index job_locked on job (locked_until) where locked_until is not null;

create table timer (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  due_at timestamptz not null,
  suspended boolean not null default false,
  primary key (instance_id, owner, event, index)
);
create index timer_due on timer (due_at) where not suspended;

create table message_subscription (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  process_key text not null,
  name text not null,
  correlation_key text not null,
  is_explicit boolean not null,
  suspended boolean not null default false,
  opened_at timestamptz not null,
  primary key (instance_id, owner, event, index)
);
create index message_subscription_name on message_subscription (name, correlation_key);

create table signal_subscription (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  name text not null,
  suspended boolean not null default false,
  primary key (instance_id, owner, event, index)
);
create index signal_subscription_name on signal_subscription (name);

-- What begins an instance of the latest version of a process. A new version replaces the rows of the one before it.
create table start_subscription (
  definition_id uuid not null references definition,
  process_key text not null,
  event text not null,
  index integer not null,
  kind text not null check (kind in ('message', 'signal', 'conditional')),
  name text not null,
  primary key (definition_id, event, index)
);
create index start_subscription_name on start_subscription (kind, name);
create index start_subscription_process on start_subscription (process_key);

create table start_timer (
  definition_id uuid not null references definition,
  process_key text not null,
  event text not null,
  index integer not null,
  due_at timestamptz not null,
  rule text not null,
  counted_from timestamptz not null,
  repetitions integer,
  primary key (definition_id, event, index)
);
create index start_timer_due on start_timer (due_at);
create index start_timer_process on start_timer (process_key);

-- Messages until they expire: outbox of the flows that throw them, and buffer for subscriptions still to come.
create table message (
  id uuid primary key,
  name text not null,
  correlation_key text not null,
  message_id text,
  variables jsonb not null,
  published_at timestamptz not null,
  expires_at timestamptz not null,
  instance_id uuid
);
create unique index message_once on message (name, correlation_key, message_id) where message_id is not null;
create index message_name on message (name, correlation_key, id);
create index message_expiry on message (expires_at);

-- Which processes have had a message: each has it once, whichever of its instances took it.
create table message_correlation (
  message_id uuid not null references message on delete cascade,
  process_key text not null,
  instance_id uuid not null,
  correlated_at timestamptz not null,
  primary key (message_id, process_key)
);

-- The one active instance of a process that a message with this correlation key began.
create table message_start (
  process_key text not null,
  correlation_key text not null,
  instance_id uuid not null,
  primary key (process_key, correlation_key)
);

-- Signals under way. Who is to have one is written down in the transaction that throws it; a delivery goes when it is done.
create table signal (
  id uuid primary key,
  name text not null,
  variables jsonb not null,
  published_at timestamptz not null,
  instance_id uuid
);

-- Either to a waiting instance (`root_id`, `instance_id`, `owner`), or to a process that it begins (`definition_id`).
create table signal_delivery (
  number bigint generated always as identity primary key,
  signal_id uuid not null references signal on delete cascade,
  root_id uuid,
  instance_id uuid,
  owner integer,
  definition_id uuid,
  event text not null,
  index integer not null
);
create index signal_delivery_signal on signal_delivery (signal_id);
create index signal_delivery_root on signal_delivery (root_id);

-- Data stores outlive instances.
create table data_store (
  name text primary key,
  value jsonb not null,
  written_at timestamptz not null,
  written_by uuid
);

-- One row a person who may do the task, or, where several must approve, a row an approver (`signer`) whose turn it is. The
-- owner is who delegated it (委托) and has it again when it is done. `version` moves with every change.
alter table user_task
  add column root_id uuid,
  add column process_key text,
  add column candidate_users text[] not null default '{}',
  add column signer text,
  add column owner text,
  add column priority integer not null default 50,
  add column due_at timestamptz,
  add column follow_up_at timestamptz,
  add column claimed_at timestamptz,
  add column urged_count integer not null default 0,
  add column urged_at timestamptz,
  add column urged_by text,
  add column canceled_at timestamptz,
  add column suspended boolean not null default false,
  add column version integer not null default 0,
  drop constraint user_task_status_check,
  add constraint user_task_status_check check (status in ('open', 'completed', 'canceled')),
  drop constraint user_task_instance_id_visit_key;
update user_task set root_id = instance_id;
update user_task set process_key = definition.key
  from process_instance join definition on definition.id = process_instance.definition_id
  where process_instance.id = user_task.instance_id;
alter table user_task alter column root_id set not null, alter column process_key set not null;
create unique index user_task_open_visit on user_task (instance_id, visit, signer) nulls not distinct where status = 'open';
create index user_task_instance on user_task (instance_id, visit);
create index user_task_assignee on user_task (assignee, id) where status = 'open' and assignee is not null;
create index user_task_groups on user_task using gin (candidate_groups) where status = 'open';
create index user_task_users on user_task using gin (candidate_users) where status = 'open';
create index user_task_due on user_task (due_at) where status = 'open' and due_at is not null;

-- `part` and `work` say which of the element's jobs stopped; `details` is what its last attempt told.
alter table incident
  add column part text,
  add column work text,
  add column details jsonb,
  add column resolution text check (resolution in ('retried', 'edited', 'skipped', 'modified', 'canceled'));
update incident set resolution = 'retried' where resolved_at is not null;
alter table incident add check ((resolution is null) = (resolved_at is null));
create index incident_open_visit on incident (instance_id, visit) where resolved_at is null;
create index incident_code on incident (code, element) where resolved_at is null;

-- Who does whose tasks while they are away. `process_key` null: those of every process.
create table absence (
  id uuid primary key,
  person text not null,
  deputy text not null,
  process_key text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  check (ends_at > starts_at),
  check (deputy <> person)
);
create index absence_person on absence (person, ends_at);
