-- 自动化规则: what is done by itself when something becomes true or its time comes. A version never changes.
create table automation (
  key text not null,
  version integer not null check (version > 0),
  digest text not null,
  document jsonb not null,
  enabled boolean not null,
  deployed_at timestamptz not null,
  -- Null: the program brought it with its pack.
  deployed_by text,
  primary key (key, version)
);

-- Which changes automations that are switched on want to hear of; kind '' is every kind. What nobody wants is not noticed.
create table automation_watch (
  record text not null,
  kind text not null,
  primary key (record, kind)
);

-- Changes that nobody has looked at yet, written by the statement that makes them. chain: the automations that led to it.
create table record_change (
  position bigint generated always as identity primary key,
  record text not null,
  record_id uuid not null,
  before jsonb,
  after jsonb not null,
  chain text[] not null
);

-- Once for each statement, one insert for all its rows: what automation_watch wants, and is another than before.
-- A plan is kept from one statement to the next: what was quick for one row would take ten thousand rows pair by pair.
create function notice_change() returns trigger language plpgsql set enable_nestloop to off as $$
declare noticed bigint;
begin
  if not exists (select from automation_watch where record = tg_argv[0]) then return null; end if;
  if tg_op = 'INSERT' then
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, null, to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later
    where exists (select from automation_watch where record = tg_argv[0] and kind = '');
  else
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, to_jsonb(earlier), to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later join old_rows as earlier using (id)
    where exists (select from automation_watch where record = tg_argv[0] and kind = '')
      and to_jsonb(earlier) <> to_jsonb(later);
  end if;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
  return null;
end $$;

-- The same for tables whose rows are of several kinds.
create function notice_change_by_kind() returns trigger language plpgsql set enable_nestloop to off as $$
declare noticed bigint;
begin
  if not exists (select from automation_watch where record = tg_argv[0]) then return null; end if;
  if tg_op = 'INSERT' then
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, null, to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later
    where exists (select from automation_watch where record = tg_argv[0] and kind in ('', later.kind));
  else
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, to_jsonb(earlier), to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later join old_rows as earlier using (id)
    where exists (select from automation_watch where record = tg_argv[0] and kind in ('', later.kind))
      and to_jsonb(earlier) <> to_jsonb(later);
  end if;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
  return null;
end $$;

create trigger service_case_opened after insert on service_case
  referencing new table as new_rows for each statement execute function notice_change_by_kind('case');
create trigger service_case_changed after update on service_case
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change_by_kind('case');
create trigger goods_return_opened after insert on goods_return
  referencing new table as new_rows for each statement execute function notice_change_by_kind('return');
create trigger goods_return_changed after update on goods_return
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change_by_kind('return');
create trigger refund_opened after insert on refund
  referencing new table as new_rows for each statement execute function notice_change('refund');
create trigger refund_changed after update on refund
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change('refund');
create trigger repair_opened after insert on repair
  referencing new table as new_rows for each statement execute function notice_change('repair');
create trigger repair_changed after update on repair
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change('repair');
create trigger parcel_opened after insert on parcel
  referencing new table as new_rows for each statement execute function notice_change('parcel');
create trigger parcel_changed after update on parcel
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change('parcel');
create trigger customer_opened after insert on customer
  referencing new table as new_rows for each statement execute function notice_change_by_kind('customer');
create trigger customer_changed after update on customer
  referencing old table as old_rows new table as new_rows for each statement execute function notice_change_by_kind('customer');

-- What an automation does for one record on one occasion, and what came of it.
create table automation_run (
  id uuid primary key,
  automation text not null,
  version integer not null,
  record text not null,
  record_id uuid not null,
  case_id uuid,
  -- What it does it for; the same occasion counts once.
  occasion text not null,
  cause jsonb not null,
  facts jsonb not null,
  chain text[] not null,
  status text not null check (status in ('pending', 'done', 'refused', 'failed')),
  -- One for each action, in their order.
  results jsonb not null default '[]',
  -- Why it could not be done at all: a refusal.
  trouble jsonb,
  made_at timestamptz not null,
  ended_at timestamptz,
  unique (automation, record_id, occasion),
  foreign key (automation, version) references automation (key, version)
);
create index automation_run_pending on automation_run (id) where status = 'pending';
create index automation_run_record on automation_run (record_id, id);
create index automation_run_outcome on automation_run (status, id) where status in ('refused', 'failed');

-- When automations with a schedule are due, and how far one has come that is under way.
create table automation_schedule (
  automation text primary key,
  version integer not null,
  began_at timestamptz not null,
  due_at timestamptz,
  under_way timestamptz,
  reached uuid,
  foreign key (automation, version) references automation (key, version)
);

-- Values of date fields that automations count from; what is done for a value is not done for it again.
create table automation_date (
  automation text not null,
  record text not null,
  record_id uuid not null,
  value text not null,
  due_at timestamptz not null,
  done boolean not null default false,
  primary key (automation, record_id)
);
create index automation_date_due on automation_date (due_at) where not done;

-- What is still to be posted to a webhook. Sent again until somebody takes it or too often; known by its id.
create table webhook_delivery (
  id uuid primary key,
  run_id uuid not null references automation_run,
  action integer not null,
  url text not null,
  secret text not null,
  body text not null,
  made_at timestamptz not null,
  tries integer not null default 0,
  next_at timestamptz,
  answered integer,
  trouble text,
  unique (run_id, action)
);
create index webhook_delivery_next on webhook_delivery (next_at) where next_at is not null;
