-- Somebody who sees some shops finds their cases by the shop: all of them, and the open ones, in the order in which they were opened.
drop index service_case_source;
create index service_case_source on service_case (source, opened_at, id);
create index service_case_open_source on service_case (source, opened_at, id) where status <> 'closed';

-- And those of other shops in which they have a part, without a look at all the cases that they ever worked on.
-- Of what customers and automations opened nobody asks so: people are known by their e-mail address.
create index service_case_opened_by on service_case (opened_by, source, instance_id) where opened_by like '%@%';

-- Who did a task of a case, by the shop of the case.
alter table service_case add constraint service_case_instance unique using index service_case_instance;
create table case_worker (
  person text not null,
  source text not null,
  instance_id uuid not null references service_case (instance_id) on delete cascade,
  primary key (person, source, instance_id)
);

create function note_case_worker() returns trigger language plpgsql as $$
begin
  insert into public.case_worker (person, source, instance_id)
  select new.completed_by, source, instance_id from public.service_case where instance_id = new.root_id
  on conflict do nothing;
  return null;
end $$;

create trigger user_task_worker after insert or update of completed_by on user_task
  for each row when (new.completed_by is not null) execute function note_case_worker();

insert into case_worker (person, source, instance_id)
select distinct completed_by, source, service_case.instance_id
from user_task join service_case on service_case.instance_id = root_id where completed_by is not null;
