-- A unit that was sold, known by its serial number. Whoever changes one locks its row, after orders and repairs.
create table serial_unit (
  id uuid primary key,
  product text not null,
  serial text not null,
  state text not null check (state in ('with-customer', 'in-repair', 'returned', 'replaced', 'scrapped')),
  -- Null: sold elsewhere, or before orders were kept here.
  order_id uuid references sales_order,
  order_line_id uuid references order_line,
  source text,
  customer text,
  sold_on date not null,
  delivered_on date check (delivered_on >= sold_on),
  -- The unit in whose place this one came, and the one that came in its place.
  replaces_id uuid references serial_unit,
  replaced_by_id uuid references serial_unit,
  -- When the last unit_event happened.
  last_at timestamptz not null,
  fields jsonb not null,
  version integer not null,
  unique (product, serial),
  check ((order_id is null) = (order_line_id is null)),
  check (state <> 'replaced' or replaced_by_id is not null)
);
create index serial_unit_serial on serial_unit (serial);
create index serial_unit_order on serial_unit (order_id) where order_id is not null;
create index serial_unit_customer on serial_unit (source, customer) where customer is not null;
create index serial_unit_fields on serial_unit using gin (fields jsonb_path_ops) where fields <> '{}';

-- What was promised with a sale: one unit holds it at a time. It moves to the unit that comes in its place.
create table unit_warranty (
  id uuid primary key,
  unit_id uuid not null references serial_unit,
  sold_on date not null,
  delivered_on date check (delivered_on >= sold_on),
  -- As they were at the sale: [{component, months}].
  terms jsonb not null,
  repaired_goods_days integer not null check (repaired_goods_days >= 0),
  -- When the unit was given back for good or scrapped.
  ended_at timestamptz
);
create unique index unit_warranty_active on unit_warranty (unit_id) where ended_at is null;
create index unit_warranty_unit on unit_warranty (unit_id);

-- The life of a unit. Never changed, never deleted.
create table unit_event (
  id uuid primary key,
  unit_id uuid not null references serial_unit,
  -- The warranty that the event counts for.
  warranty_id uuid references unit_warranty,
  kind text not null check (kind in ('sold', 'delivered', 'repairStarted', 'repairEnded', 'repairAbandoned', 'exchanged',
    'replacement', 'replaced', 'returned', 'scrapped', 'corrected')),
  at timestamptz not null,
  -- Of what was sold, or came by an exchange: the line that it takes a unit of.
  order_line_id uuid references order_line,
  other_unit_id uuid references serial_unit,
  reference text,
  note text,
  by text not null
);
create index unit_event_unit on unit_event (unit_id, at, id);
create index unit_event_warranty on unit_event (warranty_id) where warranty_id is not null;
create index unit_event_line on unit_event (order_line_id) where order_line_id is not null;

-- Prices of parts and labour. A list is never changed: what is put under its code is another version of it.
create table repair_price_list (
  id uuid primary key,
  code text not null,
  version integer not null check (version > 0),
  valid_from date not null,
  currency text not null,
  tax_included boolean not null,
  put_at timestamptz not null,
  put_by text not null,
  unique (code, version)
);

create table repair_price (
  price_list_id uuid not null references repair_price_list,
  position integer not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('part', 'labour')),
  component text not null,
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  tax_rate numeric check (tax_rate between 0 and 100),
  primary key (price_list_id, code)
);

-- 维修单. Whoever changes anything of a repair locks its row; repairs are locked before orders and units.
create sequence repair_number;
create table repair (
  id uuid primary key,
  number text not null unique,
  unit_id uuid references serial_unit,
  -- The unit that was here first, where another came in its place.
  replaced_unit_id uuid references serial_unit,
  order_id uuid references sales_order,
  order_line_id uuid references order_line,
  source text,
  customer text,
  product text not null,
  serial text,
  fault text not null,
  quoted text not null check (quoted in ('before-repair', 'after-repair')),
  stage text not null check (stage in ('requested', 'received', 'diagnosed', 'quoted', 'approved', 'declined',
    'waiting-for-parts', 'repairing', 'tested', 'done', 'returned', 'cancelled')),
  goods_here boolean not null,
  cause text check (cause in ('defect', 'misuse', 'accident')),
  diagnosis text,
  requested_at timestamptz not null,
  received_at timestamptz,
  -- Since when it waits for parts.
  waiting_since timestamptz,
  closed_at timestamptz,
  -- When its last step was, and how many there are.
  last_at timestamptz not null,
  steps integer not null,
  -- The last quotation, and what the customer agreed to pay.
  quote_id uuid,
  quotes integer not null default 0,
  currency text,
  agreed_minor bigint check (agreed_minor >= 0),
  -- Fixed when the repair is finished: what the customer owes for it, and what the warranty bears.
  charged_minor bigint check (charged_minor >= 0),
  warranty_cost_minor bigint check (warranty_cost_minor >= 0),
  -- Sums over repair_payment.
  received_minor bigint not null default 0 check (received_minor >= 0),
  paid_back_minor bigint not null default 0 check (paid_back_minor between 0 and received_minor),
  fields jsonb not null,
  version integer not null,
  check ((waiting_since is not null) = (stage = 'waiting-for-parts')),
  check ((closed_at is not null) = (stage = 'returned' or (stage = 'cancelled' and not goods_here))),
  check ((charged_minor is null) = (warranty_cost_minor is null)),
  check (charged_minor is null or charged_minor = agreed_minor)
);
create unique index repair_open_unit on repair (unit_id) where closed_at is null;
create index repair_unit on repair (unit_id) where unit_id is not null;
create index repair_stage on repair (stage, id);
create index repair_waiting on repair (waiting_since) where waiting_since is not null;
create index repair_customer on repair (source, customer, id);
create index repair_serial on repair (serial) where serial is not null;
create index repair_order on repair (order_id) where order_id is not null;
create index repair_fields on repair using gin (fields jsonb_path_ops) where fields <> '{}';

-- What was done with a repair, in order. Never changed, never deleted.
create table repair_step (
  repair_id uuid not null references repair,
  number integer not null check (number > 0),
  action text not null,
  stage text not null,
  note text,
  details jsonb,
  at timestamptz not null,
  by text not null,
  primary key (repair_id, number)
);

create table repair_quote (
  id uuid primary key,
  repair_id uuid not null references repair,
  number integer not null check (number > 0),
  price_list_id uuid not null references repair_price_list,
  -- The day on which the prices hold, and that on which a warranty must cover what is free.
  priced_on date not null,
  covered_on date not null,
  cause text not null check (cause in ('defect', 'misuse', 'accident')),
  currency text not null,
  tax_included boolean not null,
  parts_minor bigint not null check (parts_minor >= 0),
  labour_minor bigint not null check (labour_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  pay_minor bigint not null check (pay_minor >= 0),
  warranty_cost_minor bigint not null check (warranty_cost_minor >= 0),
  price_minor bigint not null,
  -- What the warranty said of each component, and the quotation in words.
  coverage jsonb not null,
  explanation jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  answer text check (answer in ('approved', 'declined')),
  answered_at timestamptz,
  -- When the repair was finished by it: its free lines stand in the warranty cost account from then on.
  charged_at timestamptz,
  unique (repair_id, number),
  check (pay_minor + warranty_cost_minor = price_minor),
  check ((answer is null) = (answered_at is null)),
  check (charged_at is null or answer = 'approved')
);
alter table repair add constraint repair_quote_id_fkey foreign key (quote_id) references repair_quote;
create unique index repair_quote_charged on repair_quote (repair_id) where charged_at is not null;
create index repair_quote_account on repair_quote (charged_at) where charged_at is not null and warranty_cost_minor > 0;

create table repair_quote_line (
  quote_id uuid not null references repair_quote,
  position integer not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('part', 'labour')),
  component text not null,
  quantity integer not null check (quantity > 0),
  unit_price_minor bigint not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  price_minor bigint not null,
  pay_minor bigint not null check (pay_minor >= 0),
  warranty_cost_minor bigint not null check (warranty_cost_minor >= 0),
  reason jsonb not null,
  primary key (quote_id, position),
  check (pay_minor + warranty_cost_minor = price_minor),
  check (pay_minor = 0 or warranty_cost_minor = 0)
);

-- Parts that went into the goods, with the faulty ones that came out; unused: went back to stock.
create table repair_part (
  id uuid primary key,
  repair_id uuid not null references repair,
  code text not null,
  use text not null check (use in ('fitted', 'unused')),
  quantity integer not null check (quantity > 0),
  fitted_serials text[] not null,
  faulty_serials text[] not null,
  -- What the stock movement was done for.
  stock_reference text,
  note text,
  at timestamptz not null,
  by text not null,
  check (cardinality(fitted_serials) <= quantity and cardinality(faulty_serials) <= quantity)
);
create index repair_part_repair on repair_part (repair_id);
create index repair_part_fitted on repair_part using gin (fitted_serials) where fitted_serials <> '{}';
create index repair_part_faulty on repair_part using gin (faulty_serials) where faulty_serials <> '{}';

-- 备用机: one of ours that a customer uses meanwhile.
create table repair_loan (
  id uuid primary key,
  repair_id uuid not null references repair,
  product text not null,
  serial text not null,
  given_at timestamptz not null,
  given_by text not null,
  due_on date,
  condition_given text,
  taken_back_at timestamptz check (taken_back_at >= given_at),
  taken_back_by text,
  condition_back text
);
create unique index repair_loan_out on repair_loan (product, serial) where taken_back_at is null;
create unique index repair_loan_one on repair_loan (repair_id) where taken_back_at is null;
create index repair_loan_repair on repair_loan (repair_id);

-- Money for repairs. Where the repair is of an order it came into the order's ledger, as that payment.
create table repair_payment (
  id uuid primary key,
  repair_id uuid not null references repair,
  direction text not null check (direction in ('received', 'paid-back')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  method text not null,
  provider text not null,
  provider_reference text,
  order_payment_id uuid references order_payment,
  at timestamptz not null,
  by text not null
);
create index repair_payment_repair on repair_payment (repair_id);
create unique index repair_payment_reference on repair_payment (provider, provider_reference, direction)
  where provider_reference is not null;
