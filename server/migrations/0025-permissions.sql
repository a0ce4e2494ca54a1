-- The parts of the company, as a tree with one at the top. Records are of the unit that has their shop; all others of the top.
create table org_unit (
  key text primary key,
  name_en text not null,
  name_zh text not null,
  parent text references org_unit,
  closed_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  check (parent <> key),
  check (parent is not null or closed_at is null)
);
create unique index org_unit_top on org_unit ((parent is null)) where parent is null;
create index org_unit_parent on org_unit (parent);
insert into org_unit (key, name_en, name_zh, parent, changed_at, changed_by)
values ('company', 'Company', '公司', null, '2026-01-01T00:00:00Z', 'aftersale');

create table org_unit_source (
  source text primary key,
  unit text not null references org_unit
);
create index org_unit_source_unit on org_unit_source (unit);

-- What people of one kind of work may do, a row a version; the newest counts.
create table role_version (
  key text not null,
  version integer not null check (version > 0),
  digest text not null,
  document jsonb not null,
  deployed_at timestamptz not null,
  -- Null: the program brought it with its pack.
  deployed_by text,
  primary key (key, version)
);

create table person_role (
  user_id uuid not null references access_user on delete cascade,
  role text not null,
  unit text not null references org_unit,
  assigned_at timestamptz not null,
  assigned_by text not null,
  primary key (user_id, role, unit)
);
create index person_role_unit on person_role (unit);

-- A key without a row here may do what its maker may.
create table api_key_role (
  key_id uuid not null references access_api_key on delete cascade,
  role text not null,
  unit text not null references org_unit,
  primary key (key_id, role, unit)
);


-- Whoever did a task of a case goes on seeing the case.
create index user_task_completed_by on user_task (completed_by) include (root_id) where completed_by is not null;
