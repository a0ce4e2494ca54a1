-- Who has a part in a case is asked by every list of somebody who does not see all cases: of six indexes of tasks, mostly in vain,
-- because the shop answers before. Functions keep their plans for a connection; within a statement that is planned for what it is
-- asked with, planning them took longer than the list.

-- The tasks that are somebody's, were done by them, of which they got a copy, or that are offered to them by name.
create function tasks_naming(who text) returns table (root_id uuid, id uuid)
  language plpgsql stable parallel safe rows 100 as $$
#variable_conflict use_column
begin
  return query
    select root_id, id from user_task where status = 'open' and assignee = who
    union all select root_id, id from user_task where status = 'open' and owner = who
    union all select root_id, id from user_task where completed_by = who
    union all select root_id, id from user_task where status = 'open' and assignee is null and claimable_by && array['u:' || who]
    union all select root_id, user_task.id from task_copy join user_task on user_task.id = task_id where person = who;
end $$;

-- The flows with a task that any of these could claim: `u:` with a person, `g:` with a group, `*` for everybody.
create function flows_offering(whom text[]) returns setof uuid
  language plpgsql stable parallel safe rows 100 as $$
begin
  return query
    select root_id from user_task where status = 'open' and assignee is null and claimable_by && whom;
end $$;
