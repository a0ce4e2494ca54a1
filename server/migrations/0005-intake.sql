-- One table file taken in. The same content again is the same import: it goes on where it stopped, or is done already.
create table import (
  id uuid primary key,
  source text not null,
  template text not null,
  file_name text not null,
  content_sha256 text not null,
  bytes bigint not null,
  status text not null check (status in ('waiting', 'running', 'completed', 'failed')),
  last_line bigint not null default 0,
  order_lines bigint not null default 0,
  requests bigint not null default 0,
  rejected bigint not null default 0,
  known bigint not null default 0,
  started_at timestamptz not null,
  completed_at timestamptz,
  failure jsonb,
  unique (source, template, content_sha256)
);

-- How many of the records that were there before a running import has met again, by content: equal rows are separate rows,
-- so the next equal row is new once all of them were met. Rows that are new leave no note. Emptied when it completes.
create table import_row (
  import_id uuid not null references import on delete cascade,
  content_key uuid not null,
  known integer not null,
  primary key (import_id, content_key)
);

-- A row that was not taken, with the reason and the original text.
create table import_reject (
  import_id uuid not null references import,
  line_number bigint not null,
  reason text not null,
  facts jsonb,
  original text not null,
  primary key (import_id, line_number)
);
create index import_reject_reason on import_reject (import_id, reason);
