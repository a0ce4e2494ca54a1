-- What everybody reads with every request and few people change: counted whenever it changes, so that a server that has read
-- it once need not read it again until the number is another one.
create table content_edition (
  name text primary key,
  edition bigint not null
);

insert into content_edition (name, edition) values ('organisation', 1), ('roles', 1), ('case-types', 1);

create function count_edition() returns trigger language plpgsql as $$
begin
  update content_edition set edition = edition + 1 where name = tg_argv[0];
  return null;
end
$$;

create trigger counted after insert or update or delete or truncate on org_unit
  for each statement execute function count_edition('organisation');
create trigger counted after insert or update or delete or truncate on org_unit_source
  for each statement execute function count_edition('organisation');
create trigger counted after insert or update or delete or truncate on role_version
  for each statement execute function count_edition('roles');
create trigger counted after insert or update or delete or truncate on case_type
  for each statement execute function count_edition('case-types');
