-- Who may come in. The first six tables belong to better-auth and its plugins, under names of ours.
create table access_user (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null default 'staff' check (role in ('administrator', 'staff')),
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table access_session (
  id uuid primary key,
  user_id uuid not null references access_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index access_session_user on access_session (user_id);
create index access_session_expiry on access_session (expires_at);

-- How a person signs in: by a password, later also by an identity provider.
create table access_account (
  id uuid primary key,
  user_id uuid not null references access_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index access_account_user on access_account (user_id);

create table access_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index access_verification_identifier on access_verification (identifier);

create table access_two_factor (
  id uuid primary key,
  user_id uuid not null references access_user on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create unique index access_two_factor_user on access_two_factor (user_id);

-- Keys for programs. Only the hash of a key is kept.
create table access_api_key (
  id uuid primary key,
  config_id text not null default 'default',
  user_id uuid not null references access_user on delete cascade,
  name text,
  start text,
  prefix text,
  key_hash text not null unique,
  enabled boolean not null default true,
  last_used_at timestamptz,
  expires_at timestamptz,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  rate_limit_enabled boolean not null default false,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer not null default 0,
  remaining integer,
  permissions text,
  metadata text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index access_api_key_user on access_api_key (user_id);

-- A link that works once. Only the hash of its token is kept.
create table access_link (
  token_hash text primary key,
  purpose text not null check (purpose in ('set-up', 'sign-in')),
  user_id uuid references access_user on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'set-up') = (user_id is null))
);
create index access_link_expiry on access_link (expires_at);

-- Attempts to come in, counted by address and by account over all servers.
create table access_attempt (
  subject text primary key,
  count integer not null,
  window_ends_at timestamptz not null
);
create index access_attempt_end on access_attempt (window_ends_at);
