-- 工单模板: what a kind of case consists of, a row a version. A version never changes: cases keep the one that they opened with.
create table case_type (
  key text not null,
  version integer not null check (version > 0),
  -- Of the document, however it is spaced: the same again is no new version.
  digest text not null,
  document jsonb not null,
  deployed_at timestamptz not null,
  -- Null: the program brought it with its pack.
  deployed_by text,
  primary key (key, version)
);

-- The last running number of a prefix in a period; an empty period is all time.
create table case_number_counter (
  prefix text not null,
  period text not null,
  last bigint not null check (last >= 0),
  primary key (prefix, period)
);

-- Cases that a type opens have no imported request. `kind` is the key of the type; of cases of imported requests, which have
-- no version of a type, it is the flow.
alter table service_case
  alter column request_id drop not null,
  alter column product drop not null,
  alter column currency drop not null,
  add column type_version integer,
  add column channel text,
  add column order_number text,
  add column title text,
  add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add column fields jsonb not null default '{}',
  add column opened_by text,
  add constraint service_case_type_fkey foreign key (kind, type_version) references case_type (key, version),
  add check (type_version is not null or request_id is not null);
create index service_case_kind on service_case (kind, id);
create index service_case_priority on service_case (priority, id) where priority <> 'normal';
create index service_case_customer on service_case (source, customer, opened_at) where customer is not null;

-- What persons changed of cases: [{what: title | priority | field, name?, from, to}], never changed afterwards.
create table case_change (
  id uuid primary key,
  case_id uuid not null references service_case,
  changed_at timestamptz not null,
  changed_by text not null,
  changes jsonb not null
);
create index case_change_case on case_change (case_id, id);
