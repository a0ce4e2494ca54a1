-- What is said in a case. Only ever appended to; ids grow with time.
create table conversation_entry (
  id uuid primary key,
  case_id uuid not null references service_case,
  kind text not null check (kind in ('public', 'note', 'automatic')),
  direction text check (direction in ('to-customer', 'from-customer')),
  author text not null check (author in ('user', 'customer', 'system')),
  -- The e-mail address of whoever put it in, and the name they came in by; null: the program.
  by_person text,
  by_name text,
  -- As it was typed, or {en, zh-CN} of the program.
  text text,
  texts jsonb,
  template_key text,
  template_version integer,
  -- What a message of a flow is known by at every attempt.
  effect_key text unique,
  written_at timestamptz not null,
  check ((text is null) <> (texts is null)),
  check ((kind = 'note') = (direction is null)),
  check ((author = 'system') = (by_person is null))
);
create index conversation_entry_case on conversation_entry (case_id, id);

-- Who is shown a case although they have nothing to do in it, by e-mail address.
create table case_watcher (
  case_id uuid not null references service_case,
  person text not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (case_id, person)
);
create index case_watcher_person on case_watcher (person, case_id);

-- What cases have to do with each other. `relates` stands once, with the lesser id first.
create table case_link (
  case_id uuid not null references service_case,
  other_id uuid not null references service_case,
  kind text not null check (kind in ('relates', 'duplicates', 'follows', 'merged')),
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (case_id, other_id, kind),
  check (case_id <> other_id)
);
create index case_link_other on case_link (other_id);
create unique index case_link_merged on case_link (case_id) where kind = 'merged';

-- The words of messages: a row a version, as it was written.
create table message_template (
  key text not null,
  version integer not null,
  digest text not null,
  document jsonb not null,
  deployed_at timestamptz not null,
  deployed_by text,
  reason text,
  primary key (key, version)
);
