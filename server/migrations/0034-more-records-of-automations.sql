-- What led to an instance: the automations in whose doing it was started, as the statements of that transaction say it. What it
-- does later is led to by them too.
alter table process_instance add column led_by text not null default coalesce(current_setting('aftersale.automations', true), '');

-- What the steps of flows made, and for which root: returns, refunds, exchanges and repairs find their case by it.
create table flow_made (
  record text not null,
  record_id uuid not null,
  root_id uuid not null,
  primary key (record, record_id)
);
create index flow_made_root on flow_made (root_id);

create trigger sales_order_opened after insert on sales_order
  referencing new table as new_rows for each statement execute function notice_change('order');
create trigger sales_order_changed after update on sales_order
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change('order');

-- What a warehouse has of a product, all lots together: those that have expired too, since no date passes in a statement.
create view stock_place as
select md5(place.warehouse_id || ' ' || place.product)::uuid as id, warehouse.code as warehouse, place.product,
  coalesce(held.on_hand, 0) as on_hand, coalesce(held.reserved, 0) as reserved,
  coalesce(held.on_hand - held.reserved, 0) as available, stock_level.minimum
from (select warehouse_id, product from stock_lot union select warehouse_id, product from stock_level) as place
  join warehouse on warehouse.id = place.warehouse_id
  left join stock_level on stock_level.warehouse_id = place.warehouse_id and stock_level.product = place.product
  cross join lateral (
    select sum(on_hand)::integer as on_hand, sum(reserved)::integer as reserved from stock_lot
    where stock_lot.warehouse_id = place.warehouse_id and stock_lot.product = place.product
  ) as held;

-- Writes down changes of such places: how many units a statement added to each, or what the replenishment level was before it.
-- Whoever changes lots has locked those of the product there, so what was there before is what is there now less what was added.
create function note_stock_changes(
  warehouse_ids uuid[], products text[], on_hand_added bigint[], reserved_added bigint[], levels_before integer[], of_levels boolean
) returns void language plpgsql as $$
declare noticed bigint;
begin
  insert into record_change (record, record_id, before, after, chain)
  select 'stock', md5(touched.warehouse_id || ' ' || touched.product)::uuid,
    jsonb_build_object('id', md5(touched.warehouse_id || ' ' || touched.product)::uuid, 'warehouse', warehouse.code,
      'product', touched.product, 'on_hand', held.on_hand - touched.on_hand, 'reserved', held.reserved - touched.reserved,
      'available', held.on_hand - touched.on_hand - held.reserved + touched.reserved,
      'minimum', case when of_levels then touched.level else stock_level.minimum end),
    jsonb_build_object('id', md5(touched.warehouse_id || ' ' || touched.product)::uuid, 'warehouse', warehouse.code,
      'product', touched.product, 'on_hand', held.on_hand, 'reserved', held.reserved, 'available', held.on_hand - held.reserved,
      'minimum', stock_level.minimum),
    coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
  from unnest(warehouse_ids, products, on_hand_added, reserved_added, levels_before)
      as touched (warehouse_id, product, on_hand, reserved, level)
    join warehouse on warehouse.id = touched.warehouse_id
    left join stock_level on stock_level.warehouse_id = touched.warehouse_id and stock_level.product = touched.product
    cross join lateral (
      select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved from stock_lot
      where stock_lot.warehouse_id = touched.warehouse_id and stock_lot.product = touched.product
    ) as held;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
end $$;

-- Once for each statement, however many lots of a product it changes.
create function notice_lots() returns trigger language plpgsql as $$
begin
  if not exists (select from automation_watch where record = 'stock') then return null; end if;
  if tg_op = 'INSERT' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(on_hand), array_agg(reserved), null, false)
    from (
      select warehouse_id, product, sum(on_hand) as on_hand, sum(reserved) as reserved from new_rows
      group by warehouse_id, product having sum(on_hand) <> 0 or sum(reserved) <> 0
    ) as added having count(*) > 0;
  else
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(on_hand), array_agg(reserved), null, false)
    from (
      select warehouse_id, product, sum(on_hand) as on_hand, sum(reserved) as reserved from (
        select warehouse_id, product, on_hand, reserved from new_rows
        union all select warehouse_id, product, -on_hand, -reserved from old_rows
      ) as moved group by warehouse_id, product having sum(on_hand) <> 0 or sum(reserved) <> 0
    ) as added having count(*) > 0;
  end if;
  return null;
end $$;

create function notice_levels() returns trigger language plpgsql as $$
begin
  if not exists (select from automation_watch where record = 'stock') then return null; end if;
  if tg_op = 'INSERT' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint), null, true)
    from new_rows having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint),
      array_agg(minimum), true)
    from old_rows having count(*) > 0;
  else
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint),
      array_agg(earlier.minimum), true)
    from old_rows as earlier join new_rows as later using (warehouse_id, product)
    where earlier.minimum <> later.minimum having count(*) > 0;
  end if;
  return null;
end $$;

create trigger stock_lot_opened after insert on stock_lot
  referencing new table as new_rows for each statement execute function notice_lots();
create trigger stock_lot_changed after update on stock_lot
  referencing old table as old_rows new table as new_rows for each statement execute function notice_lots();
create trigger stock_level_set after insert on stock_level
  referencing new table as new_rows for each statement execute function notice_levels();
create trigger stock_level_changed after update on stock_level
  referencing old table as old_rows new table as new_rows for each statement execute function notice_levels();
create trigger stock_level_dropped after delete on stock_level
  referencing old table as old_rows for each statement execute function notice_levels();
