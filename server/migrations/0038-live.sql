-- Servers at which somebody has a console open. While there is none, nobody is told of changes. A row that a killed server left
-- behind is swept out by the others; until then notifications go out that nobody needs.
create unlogged table live_desk (
  id uuid primary key,
  until timestamptz not null
);

-- Wakes the desks: whom changed tasks are or were for (as user_task.claimable_by names them, `g:` a group, `u:` a person, `*` everybody), and
-- at which roots of instances something changed. Null instead of a list that is too long to be told.
create function tell_live(whom text[], roots uuid[]) returns void language plpgsql as $$
begin
  perform pg_notify('aftersale_engine', 'live ' || jsonb_build_object(
    'whom', case when pg_column_size(whom) < 2500 then whom end,
    'roots', case when coalesce(cardinality(roots), 0) <= 60 then roots end)::text);
end $$;

create function tell_live_of_tasks() returns trigger language plpgsql as $$
declare
  whom text[];
  roots uuid[];
begin
  if not exists (select from live_desk) then return null; end if;
  if tg_op = 'INSERT' then
    select array_agg(distinct who), array_agg(distinct root_id) into whom, roots
    from new_rows cross join lateral unnest(claimable_by || array['u:' || assignee, 'u:' || owner]) as who;
  else
    select array_agg(distinct who), array_agg(distinct root_id) into whom, roots
    from (select * from old_rows union all select * from new_rows) as changed
      cross join lateral unnest(claimable_by || array['u:' || assignee, 'u:' || owner]) as who;
  end if;
  if roots is not null then perform tell_live(array_remove(whom, null), roots); end if;
  return null;
end $$;
create trigger user_task_live_opened after insert on user_task
  referencing new table as new_rows for each statement execute function tell_live_of_tasks();
create trigger user_task_live_changed after update on user_task
  referencing old table as old_rows new table as new_rows for each statement execute function tell_live_of_tasks();

create function tell_live_of_cases() returns trigger language plpgsql as $$
declare roots uuid[];
begin
  if not exists (select from live_desk) then return null; end if;
  if tg_table_name = 'service_case' then
    select array_agg(distinct instance_id) into roots from new_rows;
  else
    select array_agg(distinct instance_id) into roots
    from new_rows join service_case on service_case.id = (to_jsonb(new_rows) ->> 'case_id')::uuid;
  end if;
  if roots is not null then perform tell_live('{}', roots); end if;
  return null;
end $$;
create trigger service_case_live after update on service_case
  referencing new table as new_rows for each statement execute function tell_live_of_cases();
create trigger conversation_entry_live after insert on conversation_entry
  referencing new table as new_rows for each statement execute function tell_live_of_cases();

create function tell_live_of_persons() returns trigger language plpgsql as $$
declare whom text[];
begin
  if not exists (select from live_desk) then return null; end if;
  select array_agg(distinct 'u:' || person) into whom from changed_rows;
  if whom is not null then perform tell_live(whom, '{}'); end if;
  return null;
end $$;
create trigger task_copy_live_sent after insert on task_copy
  referencing new table as changed_rows for each statement execute function tell_live_of_persons();
create trigger task_copy_live_seen after update on task_copy
  referencing new table as changed_rows for each statement execute function tell_live_of_persons();
create trigger case_watcher_live_added after insert on case_watcher
  referencing new table as changed_rows for each statement execute function tell_live_of_persons();
create trigger case_watcher_live_removed after delete on case_watcher
  referencing old table as changed_rows for each statement execute function tell_live_of_persons();
