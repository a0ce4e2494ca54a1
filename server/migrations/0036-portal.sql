-- Consumers who have shown that an order is theirs. Of tokens and codes only hashes are kept.
create table portal_session (
  id uuid primary key,
  token_hash text not null unique,
  order_id uuid not null references sales_order,
  begun_at timestamptz not null,
  ends_at timestamptz not null
);
create index portal_session_order on portal_session (order_id);
create index portal_session_end on portal_session (ends_at);

-- Codes that staff or programs give to the customer of an order; each lets in once.
create table portal_code (
  code_hash text primary key,
  order_id uuid not null references sales_order,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null
);
create index portal_code_order on portal_code (order_id);
create index portal_code_expiry on portal_code (expires_at);

-- Attempts that failed, by the order that was asked for and by where they came from.
create table portal_attempt (
  subject text primary key,
  failures integer not null,
  locked_until timestamptz,
  forgotten_at timestamptz not null
);
create index portal_attempt_forgotten on portal_attempt (forgotten_at);

-- What customers think of how their case was dealt with.
create table case_rating (
  case_id uuid primary key references service_case,
  score integer not null check (score between 1 and 5),
  comment text,
  rated_at timestamptz not null,
  changed_at timestamptz not null
);

-- How much somebody has uploaded lately.
create index attachment_uploader on attachment (uploaded_by, uploaded_at);
