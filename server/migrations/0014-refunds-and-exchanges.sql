-- What the units of a return line cost before discounts and what tax was on them, fixed when they were asked for, so that
-- however a line is split these sum to what was sold. Null: their share of the line.
alter table return_line
  add column gross_minor bigint check (gross_minor >= 0),
  add column tax_minor bigint check (tax_minor >= 0);

-- What a warehouse has to look out for: returns of which something is still to come.
create index return_line_awaited on return_line (return_id)
  where not without_goods and received_units + dismissed_units + lost_units < units - cancelled_units;

-- Serial numbers named when units were asked for (expected), and those that came.
create table return_serial (
  return_line_id uuid not null references return_line,
  serial text not null,
  condition text not null check (condition in ('expected', 'good', 'damaged', 'wrong')),
  at timestamptz not null,
  primary key (return_line_id, serial)
);
create index return_serial_serial on return_serial (serial);

-- People name a refund by its number. `figures` are what it was reckoned to, line by line.
create sequence refund_number;
alter table refund
  add column number text,
  add column order_id uuid references sales_order,
  add column figures jsonb;
update refund set number = 'RF' || lpad(numbered.position::text, 8, '0')
  from (select id, row_number() over (order by approved_at, id) as position from refund) as numbered
  where numbered.id = refund.id;
-- Numbers go on where those given stop.
select setval('refund_number', greatest(1, (select count(*) from refund)), exists (select from refund));
alter table refund
  alter column number set not null,
  add constraint refund_number_key unique (number);
create index refund_order on refund (order_id) where order_id is not null;

-- A failed part is tried again by one other.
alter table refund_part add column retry_of uuid unique references refund_part;
create index refund_part_order on refund_part (order_id);

-- 换货单: the goods of its return come back, the lines that it added to the order go out.
create sequence exchange_number;
create table exchange (
  id uuid primary key,
  number text not null unique,
  order_id uuid not null references sales_order,
  return_id uuid not null unique references goods_return,
  -- Gives a difference in the customer's favour back.
  refund_id uuid references refund,
  currency text not null,
  difference_minor bigint not null,
  -- What was charged beyond the goods, and credited of the shipping: what a cancellation takes back.
  charged_minor bigint not null check (charged_minor >= 0),
  shipping_credited_minor bigint not null check (shipping_credited_minor >= 0),
  figures jsonb not null,
  explanation jsonb not null,
  opened_at timestamptz not null,
  cancelled_at timestamptz
);
create index exchange_order on exchange (order_id);

-- What goes out; of a line at the same price, the return line whose paid basis it keeps.
create table exchange_line (
  exchange_id uuid not null references exchange,
  position integer not null,
  order_line_id uuid not null unique references order_line,
  replaces_id uuid references return_line,
  same_price boolean not null,
  primary key (exchange_id, position)
);
