-- What an installation remembers about itself, such as the secret that signs its sessions.
create table setting (
  name text primary key,
  value jsonb not null,
  written_at timestamptz not null
);
