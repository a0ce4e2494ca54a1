-- The parts of the company, as a tree with one at the top. Records are of the unit that has their shop; all others of the top.
create table org_unit (
  key text primary key,
  name_en text not null,
  name_zh text not null,
  parent text references org_unit,
  closed_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  check (parent <> key),
  check (parent is not null or closed_at is null)
);
create unique index org_unit_top on org_unit ((parent is null)) where parent is null;
create index org_unit_parent on org_unit (parent);
insert into org_unit (key, name_en, name_zh, parent, changed_at, changed_by)
values ('company', 'Company', '公司', null, '2026-01-01T00:00:00Z', 'aftersale');

create table org_unit_source (
  source text primary key,
  unit text not null references org_unit
);
create index org_unit_source_unit on org_unit_source (unit);

-- What people of one kind of work may do, a row a version; the newest counts.
create table role_version (
  key text not null,
  version integer not null check (version > 0),
  digest text not null,
  document jsonb not null,
  deployed_at timestamptz not null,
  -- Null: the program brought it with its pack.
  deployed_by text,
  primary key (key, version)
);

create table person_role (
  user_id uuid not null references access_user on delete cascade,
  role text not null,
  unit text not null references org_unit,
  assigned_at timestamptz not null,
  assigned_by text not null,
  primary key (user_id, role, unit)
);
create index person_role_unit on person_role (unit);

-- A key without a row here may do what its maker may.
create table api_key_role (
  key_id uuid not null references access_api_key on delete cascade,
  role text not null,
  unit text not null references org_unit,
  primary key (key_id, role, unit)
);


-- Whoever did a task of a case goes on seeing the case.
create index user_task_completed_by on user_task (completed_by) include (root_id) where completed_by is not null;

-- Records as somebody sees them whose roles reach some shops only. Connections that work for such a person look here first
-- (search_path), so that no statement can forget to ask. Writing goes through to the tables.
create schema sight;

create function sight.shows(source text) returns boolean language sql stable parallel safe as $$
  select case current_setting('aftersale.sources_kind')
    when 'in' then coalesce(source = any(current_setting('aftersale.sources')::text[]), false)
    else coalesce(source <> all(current_setting('aftersale.sources')::text[]), true)
  end
$$;

create view sight.customer as select * from public.customer where sight.shows(source);
create view sight.sales_order as select * from public.sales_order where sight.shows(source);
create view sight.order_line as select * from public.order_line where sight.shows(source);
create view sight.return_request as select * from public.return_request where sight.shows(source);
create view sight.goods_return as select * from public.goods_return where sight.shows(source);
create view sight.repair as select * from public.repair where sight.shows(source);
create view sight.serial_unit as select * from public.serial_unit where sight.shows(source);
create view sight.order_payment as select * from public.order_payment
  where exists (select from sight.sales_order where sales_order.id = order_id);
create view sight.return_line as select * from public.return_line
  where exists (select from sight.sales_order where sales_order.id = order_id);
create view sight.exchange as select * from public.exchange
  where exists (select from sight.sales_order where sales_order.id = order_id);
create view sight.invoice as select * from public.invoice
  where exists (select from sight.sales_order where sales_order.id = order_id);
create view sight.refund as select * from public.refund where sight.shows(coalesce(
  (select source from public.sales_order where sales_order.id = order_id),
  (select source from public.goods_return where goods_return.id = return_id),
  (select source from public.return_request where return_request.id = request_id)));
create view sight.refund_part as select * from public.refund_part
  where exists (select from sight.refund where refund.id = refund_id);
create view sight.parcel as select * from public.parcel where sight.shows(coalesce(
  (select source from public.sales_order where sales_order.id = order_id),
  (select source from public.goods_return where goods_return.id = return_id)));
