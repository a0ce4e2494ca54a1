-- Contents of attachments, each once however often it was uploaded. The bytes are in the storage, under the digest.
create table attachment_content (
  -- SHA-256 in hex.
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  -- Told by the content.
  media_type text not null,
  -- When somebody brought it last: what nothing names is kept for a day from then on.
  brought_at timestamptz not null,
  -- Null: the storage may not have the bytes, because they are on their way, or are being removed.
  stored_at timestamptz,
  thumbnail text not null check (thumbnail in ('ready', 'waiting', 'none')),
  thumbnail_type text,
  thumbnail_bytes bigint,
  thumbnail_attempts integer not null default 0,
  -- Until when somebody is making the thumbnail.
  thumbnail_until timestamptz
);
create index attachment_content_thumbnail on attachment_content (thumbnail_until nulls first) where thumbnail = 'waiting';
create index attachment_content_brought on attachment_content (brought_at);

create table attachment (
  id uuid primary key,
  digest text not null references attachment_content,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index attachment_digest on attachment (digest);
create index attachment_uploaded on attachment (uploaded_at);

-- Where attachments stand: on a case, or in an entry of its conversation.
create table attachment_place (
  id uuid primary key,
  attachment_id uuid not null references attachment,
  case_id uuid not null references service_case on delete cascade,
  entry_id uuid references conversation_entry on delete cascade,
  -- Whether the entry is for the staff alone. Entries never change.
  is_internal boolean not null,
  placed_at timestamptz not null,
  placed_by text not null,
  unique nulls not distinct (attachment_id, case_id, entry_id)
);
create index attachment_place_case on attachment_place (case_id, id);
create index attachment_place_entry on attachment_place (entry_id) where entry_id is not null;
