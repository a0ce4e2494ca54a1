-- What is sold. It is found by `search_text`, made of its code and names, and by `terms`, the pieces of that text.
-- `version` counts its changes.
create table product (
  id uuid primary key,
  code text not null unique,
  name jsonb not null,
  category text,
  unit text,
  list_price_minor bigint check (list_price_minor >= 0),
  currency text,
  tax_rate numeric check (tax_rate between 0 and 100),
  serialised boolean not null,
  lot_tracked boolean not null,
  shelf_life_days integer check (shelf_life_days > 0),
  -- Warranty terms: [{component, months}].
  warranty jsonb not null,
  -- What it consists of where it is a bundle: [{product, quantity, weight}].
  components jsonb not null,
  -- What comes with it for nothing: [{product, quantity}].
  gifts jsonb not null,
  fields jsonb not null,
  search_text text not null,
  terms text[] not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check ((list_price_minor is null) = (currency is null))
);
create index product_terms on product using gin (terms);
create index product_category on product (category, id);
create index product_components on product using gin (components jsonb_path_ops) where components <> '[]';
create index product_fields on product using gin (fields jsonb_path_ops) where fields <> '{}';

create table warehouse (
  id uuid primary key,
  code text not null unique,
  name jsonb not null,
  -- Where goods of any warehouse will do, the lower position is asked first.
  position integer not null,
  closed boolean not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Units of one product in one warehouse that came under one lot name; '' where nobody gave one. Whoever changes anything of
-- stock locks the reservations first, then the lots, each in the order of their ids.
create table stock_lot (
  id uuid primary key,
  warehouse_id uuid not null references warehouse,
  product text not null references product (code),
  lot text not null,
  -- The last day on which it may leave; null: it keeps.
  expires_on date,
  -- Sums: over stock_movement, and over the open stock_reservation_lot.
  on_hand integer not null check (on_hand >= 0),
  reserved integer not null check (reserved between 0 and on_hand),
  unique (product, warehouse_id, lot)
);
create index stock_lot_warehouse on stock_lot (warehouse_id, product);
-- No index says how many units there are: a lot whose units move keeps its place in every index.
create index stock_lot_expiry on stock_lot (expires_on, id);

-- Units kept for something, such as the replacement of an exchange.
create table stock_reservation (
  id uuid primary key,
  reference text not null,
  product text not null references product (code),
  units integer not null check (units > 0),
  issued_units integer not null check (issued_units between 0 and units),
  released_units integer not null check (released_units >= 0 and issued_units + released_units <= units),
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  check ((ended_at is not null) = (issued_units + released_units = units))
);
create index stock_reservation_reference on stock_reservation (reference);
create index stock_reservation_open on stock_reservation (product, id) where ended_at is null;

-- The lots that an open reservation is made of.
create table stock_reservation_lot (
  reservation_id uuid not null references stock_reservation,
  lot_id uuid not null references stock_lot,
  units integer not null check (units > 0),
  primary key (reservation_id, lot_id)
);
create index stock_reservation_lot_lot on stock_reservation_lot (lot_id);

-- Every change of what is on hand. Never changed, never deleted.
create table stock_movement (
  id uuid primary key,
  lot_id uuid not null references stock_lot,
  kind text not null check (kind in ('receive', 'issue', 'adjust', 'move-out', 'move-in')),
  units integer not null check (units <> 0),
  reason text,
  note text,
  reference text,
  reservation_id uuid references stock_reservation,
  at timestamptz not null,
  by text not null
);
create index stock_movement_lot on stock_movement (lot_id, id);
create index stock_movement_reference on stock_movement (reference) where reference is not null;

-- Below so many available units a product wants replenishment in a warehouse.
create table stock_level (
  warehouse_id uuid not null references warehouse,
  product text not null references product (code),
  minimum integer not null check (minimum > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (warehouse_id, product)
);
