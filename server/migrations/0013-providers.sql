-- What is asked of the world outside: money back of a gateway, tracking of a carrier, goods of a warehouse, an invoice. A call
-- is written with the decision that wants it and carried out afterwards; the provider knows it by its id, at every attempt.
create table provider_call (
  id uuid primary key,
  port text not null check (port in ('payment', 'carrier', 'warehouse', 'invoice')),
  action text not null,
  provider text not null,
  -- What the call is about: a refund part, a parcel, a return or order, an invoice.
  subject_id uuid not null,
  payload jsonb not null check (octet_length(payload::text) <= 65536),
  status text not null check (status in ('waiting', 'sending', 'accepted', 'stuck', 'manual', 'done', 'failed')),
  -- waiting: when to send it. sending: until when its sender has it. accepted: when to ask what became of it.
  due_at timestamptz not null,
  attempts integer not null default 0,
  inquiries integer not null default 0,
  -- Grows each time the call is given to a sender; what an earlier one says afterwards is known by it.
  fence integer not null default 0,
  -- It may have reached the provider without our knowing what came of it.
  uncertain boolean not null default false,
  failure jsonb,
  -- What the provider knows it by, and what else it answered.
  reference text,
  answer jsonb check (octet_length(answer::text) <= 65536),
  asked_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  check ((status in ('done', 'failed')) = (ended_at is not null))
);
create index provider_call_due on provider_call (provider, due_at) where status in ('waiting', 'sending', 'accepted');
create index provider_call_subject on provider_call (subject_id);
create index provider_call_status on provider_call (status, id) where status <> 'done';

-- Everything that was said of a call, by whom; what is said again is counted. `counted`: it changed the call.
create table provider_answer (
  call_id uuid not null references provider_call,
  digest text not null,
  via text not null check (via in ('send', 'query', 'notification', 'person')),
  kind text not null,
  words jsonb,
  facts jsonb,
  counted boolean not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  primary key (call_id, digest)
);

-- 包裹: goods on their way, to a customer or back from one.
create table parcel (
  id uuid primary key,
  direction text not null check (direction in ('outbound', 'return')),
  carrier text not null,
  tracking_number text not null,
  -- Who tells what becomes of it; manual: a person.
  provider text not null,
  order_id uuid references sales_order,
  return_id uuid references goods_return,
  -- The last four digits of a telephone that some carriers want before they tell anything.
  phone_tail text,
  status text not null check (status in ('pending', 'info-received', 'in-transit', 'out-for-delivery', 'attempt-failed',
    'available-for-pick-up', 'delivered', 'exception', 'expired')),
  -- The provider's own code and the time of the event that the status is taken from.
  code text,
  status_at timestamptz,
  -- Whether it is on its way back to its sender.
  homeward text check (homeward in ('refused', 'returning', 'returned')),
  -- What of it the order does not agree with, such as goods delivered that were never shipped: for a person.
  discord jsonb,
  registered_at timestamptz not null,
  delivered_at timestamptz,
  lost_at timestamptz,
  -- Nobody watches it any more: the provider gave up, or it is over.
  watch_ended_at timestamptz,
  next_query_at timestamptz,
  unique (carrier, tracking_number),
  check ((direction = 'outbound' and order_id is not null and return_id is null) or (direction = 'return' and return_id is not null))
);
create index parcel_order on parcel (order_id);
create index parcel_return on parcel (return_id);
create index parcel_status on parcel (status, id) where status <> 'delivered';
create index parcel_query on parcel (provider, next_query_at) where next_query_at is not null;

create table parcel_line (
  parcel_id uuid not null references parcel,
  position integer not null,
  order_line_id uuid references order_line,
  return_line_id uuid references return_line,
  units integer not null check (units > 0),
  primary key (parcel_id, position),
  check ((order_line_id is null) <> (return_line_id is null))
);
create index parcel_line_order_line on parcel_line (order_line_id);

-- What happened to a parcel, as it was told. Never changed, never deleted. `moved`: it became the parcel's status.
create table parcel_event (
  parcel_id uuid not null references parcel,
  digest text not null,
  at timestamptz not null,
  provider text not null,
  code text,
  status text,
  homeward text,
  place text,
  words text,
  moved boolean not null,
  told_at timestamptz not null,
  primary key (parcel_id, digest)
);
create index parcel_event_at on parcel_event (parcel_id, at);

-- 发票: what was sold, to whom it is stated, and the red ones (红字) that take it back. Amounts are above zero on both kinds.
create table invoice (
  id uuid primary key,
  order_id uuid not null references sales_order,
  kind text not null check (kind in ('normal', 'red')),
  reverses_id uuid references invoice,
  status text not null check (status in ('requested', 'issued', 'failed')),
  provider text not null,
  title text not null,
  tax_number text,
  email text,
  reason text,
  currency text not null,
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor > 0 and total_minor = net_minor + tax_minor),
  number text,
  url text,
  failure jsonb,
  requested_at timestamptz not null,
  issued_at timestamptz,
  ended_at timestamptz,
  check ((kind = 'red') = (reverses_id is not null)),
  check ((status = 'issued') = (number is not null and issued_at is not null))
);
create index invoice_order on invoice (order_id);
create index invoice_reverses on invoice (reverses_id) where reverses_id is not null;
create index invoice_status on invoice (status, id) where status <> 'issued';
create unique index invoice_number on invoice (number) where number is not null;

-- A line states an order line, or (null) the shipping.
create table invoice_line (
  invoice_id uuid not null references invoice,
  position integer not null,
  order_line_id uuid references order_line,
  name text not null,
  tax_rate numeric,
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor > 0 and total_minor = net_minor + tax_minor),
  primary key (invoice_id, position)
);
create index invoice_line_order_line on invoice_line (order_line_id);
