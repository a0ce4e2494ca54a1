-- Drafts of what the business is made of: one of a file, for all who work on it. Every save counts on; who saves must know
-- the count that they began from, so that nobody writes over what they have not seen.
create table studio_draft (
  resource text primary key,
  content text not null,
  revision integer not null,
  -- The version in force from which it was begun; null: there was none.
  base_version integer,
  begun_at timestamptz not null,
  begun_by text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- What a draft was before: kept until it is published or discarded, and those of discarded drafts for as long as they are
-- the newest of their file.
create table studio_revision (
  resource text not null,
  revision integer not null,
  content text not null,
  -- When the first of the saves was made that are kept as this one.
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (resource, revision)
);

-- Who has a draft open, as their browsers say every few seconds.
create table studio_editor (
  resource text not null,
  person text not null,
  name text not null,
  seen_at timestamptz not null,
  primary key (resource, person)
);

-- What went out together, by whom and why.
create table studio_publication (
  id uuid primary key,
  at timestamptz not null,
  by_name text not null,
  note text not null,
  -- [{resource, kind, version}], and of a roll-back the version that it went back to.
  items jsonb not null
);
create index studio_publication_at on studio_publication (at desc, id);
