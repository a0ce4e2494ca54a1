-- Fields that a company gave to its records. They are retired, never deleted: records hold their values.
create table field_definition (
  entity text not null,
  name text not null,
  label jsonb not null,
  type text not null,
  -- What the type asks for beside its name: limits, options, what a reference refers to.
  rules jsonb not null,
  required boolean not null,
  searchable boolean not null,
  retired boolean not null,
  position integer not null,
  fallback jsonb,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (entity, name)
);

create table customer (
  id uuid primary key,
  source text not null,
  number text not null,
  kind text not null check (kind in ('consumer', 'supplier', 'wholesaler', 'dealer')),
  name text not null,
  phones text[] not null,
  mails text[] not null,
  tax_number text,
  -- [{recipient, phone, province, city, district, street, postcode, defaultFor}].
  addresses jsonb not null,
  fields jsonb not null,
  -- Made of name, number, phones and mails, and the pieces of that text.
  search_text text not null,
  terms text[] not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique (source, number)
);
create index customer_number on customer (number);
create index customer_terms on customer using gin (terms);
create index customer_fields on customer using gin (fields jsonb_path_ops) where fields <> '{}';

-- Equality of searchable fields. Most orders have none, and cost these indexes nothing.
create index sales_order_fields on sales_order using gin (fields jsonb_path_ops) where fields <> '{}';
create index order_line_fields on order_line using gin (fields jsonb_path_ops) where fields <> '{}';
create index goods_return_fields on goods_return using gin (fields jsonb_path_ops) where fields <> '{}';
