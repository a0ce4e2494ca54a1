-- What was sold, a row a line of an order. The record key is a digest of the source and of what makes the line itself there.
-- The two claimed counters move only with return_claim rows, under the row's lock.
create table order_line (
  id uuid primary key,
  source text not null,
  record_key uuid not null,
  content_key uuid not null,
  import_id uuid,
  line_number bigint,
  order_number text not null,
  product text not null,
  product_name text not null,
  customer text not null,
  quantity integer not null check (quantity > 0),
  paid_minor bigint not null check (paid_minor >= 0),
  currency text not null,
  ordered_at timestamptz not null,
  delivered_at timestamptz,
  claimed_units integer not null default 0,
  claimed_minor bigint not null default 0,
  details jsonb not null,
  unique (record_key),
  check (claimed_units between 0 and quantity),
  check (claimed_minor between 0 and paid_minor)
);
create index order_line_purchase on order_line (source, customer, product, ordered_at);
create index order_line_order on order_line (source, order_number, product);

-- What a customer asks to send back. Taken up once: then it has a case.
create table return_request (
  id uuid primary key,
  source text not null,
  record_key uuid not null,
  content_key uuid not null,
  import_id uuid,
  line_number bigint,
  request_number text,
  order_number text,
  product text not null,
  product_name text,
  customer text,
  units integer not null check (units > 0),
  currency text not null,
  requested_at timestamptz not null,
  cause text,
  details jsonb not null,
  case_id uuid,
  unique (record_key)
);
create index return_request_waiting on return_request (source, requested_at, import_id, line_number) where case_id is null;

-- Which units of which line a request holds, and what they are worth. Released, not deleted.
create table return_claim (
  request_id uuid not null references return_request,
  order_line_id uuid not null references order_line,
  units integer not null check (units > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  released_at timestamptz,
  primary key (request_id, order_line_id)
);
create index return_claim_line on return_claim (order_line_id);

-- Money that goes back. The effect key makes it happen once, however often the step is run.
create table refund (
  id uuid primary key,
  effect_key text not null unique,
  request_id uuid not null references return_request,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  approved_at timestamptz not null
);
create index refund_request on refund (request_id);

create sequence service_case_number;

-- 工单: the conversation and the process about a request. Its columns after `opened_at` are a projection of its process.
create table service_case (
  id uuid primary key,
  number text not null unique,
  source text not null,
  kind text not null,
  instance_id uuid not null,
  request_id uuid not null references return_request,
  customer text,
  product text not null,
  opened_at timestamptz not null,
  status text not null check (status in ('running', 'waiting', 'stuck', 'closed')),
  judgement text,
  reason text,
  outcome text,
  refund_minor bigint,
  currency text not null,
  closed_at timestamptz
);
create index service_case_source on service_case (source, id);
create index service_case_unfinished on service_case (status, id) where status <> 'closed';
create unique index service_case_instance on service_case (instance_id);
create unique index service_case_request on service_case (request_id);
