-- What an order was sold for. These figures are never changed: what happens afterwards is an order_action, and the sums
-- over those actions stand in the columns that say so. Whoever changes anything of an order locks its row here first.
create table sales_order (
  id uuid primary key,
  source text not null,
  number text not null,
  customer text not null,
  currency text not null,
  tax_included boolean not null,
  ordered_at timestamptz not null,
  -- Paid in full elsewhere: there are no payments to give money back through.
  paid_outside boolean not null,
  shipping_minor bigint not null default 0 check (shipping_minor >= 0),
  shipping_discount_minor bigint not null default 0 check (shipping_discount_minor between 0 and shipping_minor),
  shipping_tax_rate numeric,
  shipping_tax_minor bigint not null default 0 check (shipping_tax_minor >= 0),
  shipping_paid_minor bigint not null default 0 check (shipping_paid_minor >= 0),
  -- Sums over order_action.
  actions integer not null default 0,
  charged_minor bigint not null default 0 check (charged_minor >= 0),
  credited_minor bigint not null default 0 check (credited_minor >= 0),
  shipping_credited_minor bigint not null default 0 check (shipping_credited_minor between 0 and shipping_paid_minor),
  paid_back_minor bigint not null default 0 check (paid_back_minor >= 0),
  -- A digest of what was recorded, where an order was recorded as a whole: the same again is known by it.
  content_sha256 text,
  fields jsonb not null default '{}',
  -- By number first: people know the number and seldom the source.
  unique (number, source)
);
create index sales_order_ordered on sales_order (ordered_at, id);
create index sales_order_source on sales_order (source, ordered_at, id);
create index sales_order_customer on sales_order (customer, ordered_at, id);

-- Orders that came as lines alone were paid in full for what their lines say. An order has one currency: lines of another
-- under the same number are an order of their own, whose number says so.
alter table order_line add column order_id uuid;
with headed as (
  select *, first_value(currency) over (partition by source, order_number order by ordered_at, id) as first_currency from order_line
)
insert into sales_order (id, source, number, customer, currency, tax_included, ordered_at, paid_outside)
  select distinct on (source, order_number, currency) id, source,
    case when currency = first_currency then order_number else order_number || ' (' || currency || ')' end,
    customer, currency, true, ordered_at, true
  from headed order by source, order_number, currency, ordered_at, id;
update order_line set order_id = sales_order.id
  from sales_order where sales_order.source = order_line.source and sales_order.currency = order_line.currency
    and sales_order.number in (order_line.order_number, order_line.order_number || ' (' || order_line.currency || ')');

-- The money of a line: gross − discount − order_discount (+ tax, where tax is on top) = paid.
alter table order_line
  alter column order_id set not null,
  add constraint order_line_order_id_fkey foreign key (order_id) references sales_order,
  add column reference text,
  add column unit_price_minor bigint,
  add column gross_minor bigint check (gross_minor >= 0),
  add column discount_minor bigint not null default 0 check (discount_minor >= 0),
  add column order_discount_minor bigint not null default 0 check (order_discount_minor >= 0),
  add column tax_rate numeric,
  add column tax_minor bigint not null default 0 check (tax_minor >= 0),
  add column gift boolean not null default false,
  add column gift_of uuid,
  -- The lines that were sold together as one bundle.
  add column bundle text,
  -- Came into the order by an action, such as an exchange.
  add column added boolean not null default false,
  add column fields jsonb not null default '{}',
  -- Sums over order_action; claimed_units and claimed_minor are too.
  add column shipped_units integer not null default 0,
  add column delivered_units integer not null default 0,
  add column lost_units integer not null default 0,
  add column cancelled_units integer not null default 0,
  add column cancelled_minor bigint not null default 0,
  add column received_units integer not null default 0,
  add column dismissed_units integer not null default 0,
  add column restocked_units integer not null default 0,
  add column written_off_units integer not null default 0,
  add column credited_units integer not null default 0,
  add column credited_minor bigint not null default 0,
  add column gift_charged_minor bigint not null default 0,
  add check (cancelled_units between 0 and quantity),
  add check (claimed_units <= quantity - cancelled_units),
  add check (cancelled_minor between 0 and paid_minor - claimed_minor),
  add check (shipped_units - lost_units between 0 and quantity - cancelled_units),
  add check (gift_charged_minor between 0 and gross_minor),
  add check (delivered_units >= 0 and lost_units >= 0 and delivered_units + lost_units <= shipped_units),
  add check (received_units >= 0 and dismissed_units >= 0 and restocked_units >= 0 and written_off_units >= 0),
  add check (restocked_units + written_off_units <= received_units + dismissed_units),
  add check (credited_units between 0 and claimed_units),
  add check (credited_minor between 0 and claimed_minor);
update order_line set gross_minor = paid_minor;
alter table order_line alter column gross_minor set not null;
create index order_line_of_order on order_line (order_id);
create index order_line_product on order_line (product, ordered_at, order_id);

-- Serial numbers of the units that were sold on a line. What stands twice here was sold twice: bought back in between.
create table order_line_serial (
  order_line_id uuid not null references order_line,
  serial text not null,
  primary key (order_line_id, serial)
);
create index order_line_serial_number on order_line_serial (serial);

create table order_discount (
  order_id uuid not null references sales_order,
  position integer not null,
  kind text not null check (kind in ('coupon', 'promotion', 'platform-subsidy', 'points', 'other')),
  label text,
  over text not null check (over in ('lines', 'linesAndShipping')),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (order_id, position)
);

-- Money that came in. Pending is what a gateway has been asked to give back and has not answered.
create table order_payment (
  id uuid primary key,
  order_id uuid not null references sales_order,
  method text not null,
  provider text not null,
  provider_reference text,
  captured_minor bigint not null check (captured_minor >= 0),
  captured_at timestamptz not null,
  -- Sums over order_action.
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  pending_minor bigint not null default 0 check (pending_minor >= 0),
  check (refunded_minor + pending_minor <= captured_minor)
);
create index order_payment_order on order_payment (order_id);
create unique index order_payment_reference on order_payment (provider, provider_reference) where provider_reference is not null;

-- 退货单: goods that come back, or money that goes back without them. It may be about lines of several orders of one customer.
create sequence goods_return_number;
create table goods_return (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('return', 'exchange', 'refund-only')),
  source text not null,
  customer text,
  currency text not null,
  request_id uuid references return_request,
  requested_at timestamptz not null,
  fields jsonb not null default '{}'
);
create index goods_return_request on goods_return (request_id);
create index goods_return_customer on goods_return (source, customer);

-- Units of one order line that come back together, and what became of them. Sums over order_action.
create table return_line (
  id uuid primary key,
  return_id uuid not null references goods_return,
  order_id uuid not null references sales_order,
  order_line_id uuid not null references order_line,
  fault text not null check (fault in ('buyer', 'seller')),
  cause text,
  without_goods boolean not null,
  units integer not null check (units > 0),
  -- What the units that are still wanted back (units − cancelled − given back) are worth.
  value_minor bigint not null check (value_minor >= 0),
  cancelled_units integer not null default 0,
  received_units integer not null default 0,
  dismissed_units integer not null default 0,
  wrong_units integer not null default 0,
  lost_units integer not null default 0,
  restocked_units integer not null default 0,
  written_off_units integer not null default 0,
  given_back_units integer not null default 0,
  credited_units integer not null default 0,
  credited_minor bigint not null default 0,
  fee_minor bigint not null default 0 check (fee_minor >= 0),
  released_at timestamptz,
  check (cancelled_units >= 0 and received_units >= 0 and dismissed_units >= 0 and wrong_units >= 0 and lost_units >= 0),
  check (received_units + dismissed_units + lost_units <= units - cancelled_units),
  check (restocked_units >= 0 and written_off_units >= 0 and given_back_units >= 0 and restocked_units <= received_units),
  check (restocked_units + written_off_units + given_back_units <= received_units + dismissed_units),
  check (credited_units between 0 and units - cancelled_units - given_back_units),
  check (credited_minor between 0 and value_minor),
  check (fee_minor <= credited_minor)
);
create index return_line_return on return_line (return_id);
create index return_line_order_line on return_line (order_line_id);
create index return_line_order on return_line (order_id);

-- What requests held before there were returns.
insert into goods_return (id, number, kind, source, customer, currency, request_id, requested_at)
  select id, 'RT' || lpad(nextval('goods_return_number')::text, 8, '0'), 'return', source, customer, currency, id, requested_at
  from return_request where exists (select from return_claim where request_id = return_request.id)
  order by requested_at, id;
insert into return_line (id, return_id, order_id, order_line_id, fault, cause, without_goods, units, value_minor, cancelled_units, released_at)
  select gen_random_uuid(), claim.request_id, line.order_id, line.id, 'buyer', request.cause, false, claim.units,
    case when claim.released_at is null then claim.amount_minor else 0 end,
    case when claim.released_at is null then 0 else claim.units end, claim.released_at
  from return_claim as claim
    join order_line as line on line.id = claim.order_line_id
    join return_request as request on request.id = claim.request_id;
drop table return_claim;
-- What was refunded before there were parts went back outside, for as much as the lines were worth.
update return_line set credited_units = units, credited_minor = value_minor
  where cancelled_units = 0 and exists (select from refund where refund.request_id = return_line.return_id);
update order_line set credited_units = credited.units, credited_minor = credited.minor
  from (select order_line_id, sum(credited_units) as units, sum(credited_minor) as minor from return_line group by order_line_id) as credited
  where credited.order_line_id = order_line.id;
update sales_order set credited_minor = credited.minor, paid_back_minor = credited.minor
  from (select order_id, sum(credited_minor) as minor from return_line group by order_id) as credited where credited.order_id = sales_order.id;

-- Money that goes back, and the ways it takes.
alter table refund
  alter column request_id drop not null,
  add column return_id uuid references goods_return,
  add column explanation jsonb;
create index refund_return on refund (return_id);
update refund set return_id = request_id where exists (select from goods_return where goods_return.id = refund.request_id);

create table refund_part (
  id uuid primary key,
  refund_id uuid not null references refund,
  order_id uuid references sales_order,
  payment_id uuid references order_payment,
  amount_minor bigint not null check (amount_minor > 0),
  -- pending: a gateway, or a person where there is none, has been asked. failed: asked in vain, the money is still owed.
  status text not null check (status in ('pending', 'settled', 'failed')),
  provider text not null,
  failure jsonb,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index refund_part_refund on refund_part (refund_id);
create index refund_part_open on refund_part (provider, asked_at) where status <> 'settled';
insert into refund_part (id, refund_id, order_id, amount_minor, status, provider, asked_at, ended_at)
  select line.id, refund.id, line.order_id, line.credited_minor, 'settled', 'outside', approved_at, approved_at
  from return_line as line join refund on refund.request_id = line.return_id where credited_minor > 0;

-- The order ledger: what changed an order, in the order it happened. Never changed, never deleted.
create table order_action (
  order_id uuid not null references sales_order,
  number integer not null check (number > 0),
  kind text not null,
  order_line_id uuid,
  return_line_id uuid,
  payment_id uuid,
  refund_part_id uuid,
  units integer,
  amount_minor bigint,
  fee_minor bigint,
  reason text,
  details jsonb,
  at timestamptz not null,
  by text not null,
  primary key (order_id, number)
);
insert into order_action (order_id, number, kind, order_line_id, return_line_id, refund_part_id, units, amount_minor, fee_minor, reason,
    details, at, by)
  select order_id, row_number() over (partition by order_id order by at, id, step), kind, order_line_id, return_line_id, refund_part_id,
    units, amount_minor, fee_minor, reason, details, at, 'aftersale'
  from (
    select line.order_id, line.id, 1 as step, 'request-return' as kind, line.order_line_id, line.id as return_line_id,
      null::uuid as refund_part_id, line.units, line.value_minor as amount_minor, null::bigint as fee_minor, null::text as reason,
      '{"fault":"buyer","withoutGoods":false}'::jsonb as details, goods_return.requested_at as at
    from return_line as line join goods_return on goods_return.id = line.return_id
    union all
    select order_id, id, 2, 'cancel-return', order_line_id, id, null, cancelled_units, 0, null, null, null, released_at
    from return_line where cancelled_units > 0
    union all
    select order_id, line.id, 3, 'credit-return', order_line_id, line.id, null, credited_units, credited_minor, 0, 'refund', null, approved_at
    from return_line as line join refund on refund.request_id = line.return_id where credited_units > 0
    union all
    select order_id, id, 4, 'pay-back', null, null, id, null, amount_minor, null, null, null, asked_at from refund_part
    union all
    select order_id, id, 5, 'settle-part', null, null, id, null, amount_minor, null, null, null, ended_at from refund_part
  ) as happened;
update sales_order set actions = counted.actions
  from (select order_id, count(*) as actions from order_action group by order_id) as counted where counted.order_id = sales_order.id;

-- What a caller asked once under a key of its own. The same key with the same content is answered as the first time.
create table command_record (
  scope text not null,
  key text not null,
  content_sha256 text not null,
  answer jsonb,
  asked_at timestamptz not null,
  primary key (scope, key)
);
create index command_record_asked on command_record (asked_at);
