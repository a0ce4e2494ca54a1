-- Which groups a person is in. A group is what flows name as candidates: it is there as soon as a flow or a person has it.
create table person_group (
  group_key text not null,
  user_id uuid not null references access_user on delete cascade,
  added_at timestamptz not null,
  added_by text not null,
  primary key (group_key, user_id)
);
create index person_group_person on person_group (user_id);

-- `after_visit`: the visit whose completion opened the task with nothing else in between, so that it can still be taken
-- back. `draft`: what was filled in so far, by whom the task belongs to. `cancel_why`: what took an open task away.
-- `claimable_by`: who may take it while nobody has it, as `g:<group>`, `u:<person>` and `*` for everybody; one array for one
-- index. Without `fastupdate` a look-up costs 0.1 ms after a burst of new tasks, with it 9 ms.
alter table user_task
  add column after_visit integer,
  add column claimable_by text[] not null default '{}',
  add column draft jsonb,
  add column drafted_at timestamptz,
  add column canceled_by text,
  add column cancel_why text check (cancel_why in
    ('interrupted', 'instance-canceled', 'modified', 'sent-back', 'withdrawn', 'decided', 'replaced')),
  add check ((draft is null) = (drafted_at is null));

update user_task set claimable_by =
  case when candidate_groups = '{}' then array['*'] else array(select 'g:' || name from unnest(candidate_groups) as name) end
  where signer is null;

-- Lists of open tasks are read along one of these in its order, so that a page costs the same however many are open. A
-- group that few tasks have is found by the indexes on candidates instead.
create index user_task_by_due on user_task (coalesce(due_at, 'infinity'), id) where status = 'open';
create index user_task_by_priority on user_task (priority desc, id) where status = 'open';
create index user_task_by_process on user_task (process_key, element, id) where status = 'open';
create index user_task_claimable on user_task using gin (claimable_by) with (fastupdate = off) where status = 'open' and assignee is null;
create index user_task_owner on user_task (owner, id) where status = 'open' and owner is not null;

-- When somebody last urged a task.
create table task_urging (
  task_id uuid not null references user_task on delete cascade,
  person text not null,
  urged_at timestamptz not null,
  primary key (task_id, person)
);

-- Who was sent a copy of a task (抄送), and whether they have looked at it.
create table task_copy (
  id uuid primary key,
  task_id uuid not null references user_task on delete cascade,
  person text not null,
  copied_by text not null,
  copied_at timestamptz not null,
  seen_at timestamptz,
  unique (task_id, person)
);
create index task_copy_person on task_copy (person, id);
