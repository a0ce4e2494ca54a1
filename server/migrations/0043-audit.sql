-- Somebody who left comes in no more, and stays here as the name beside what they did.
alter table access_user add column left_at timestamptz;

-- Who changed what here, when and from where (docs/administration.md). Nothing is ever changed in it; what is older than the
-- company keeps it is removed by the program alone.
create table audit_entry (
  id uuid primary key,
  -- In the order of writing, where several have the same time.
  position bigint generated always as identity,
  at timestamptz not null,
  via text not null check (via in ('session', 'api-key', 'nobody', 'program', 'database')),
  -- Names as they were then: people and keys may be gone when somebody looks.
  email text,
  person_name text,
  key_name text,
  address text,
  route text,
  request_id text,
  object text not null,
  name text not null,
  action text not null check (action in ('added', 'changed', 'removed', 'refused', 'done')),
  before jsonb,
  after jsonb
);
create index audit_entry_at on audit_entry (at desc, position desc);
create index audit_entry_person on audit_entry (email, at desc);
create index audit_entry_object on audit_entry (object, name, at desc);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if current_setting('aftersale.audit_retention', true) = 'on' and tg_op = 'DELETE' then return old; end if;
  raise exception 'entries of the audit are neither changed nor removed';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_entry_stays();
create trigger audit_stays before truncate on audit_entry for each statement execute function audit_entry_stays();

-- Who acts is a setting of the connection, given when it is taken for a request: `aftersale.acting`. Without it, it is the program
-- by itself, or somebody past the program. Those alone have no time given, and get the database's.
create function write_audit(object text, name text, action text, before jsonb, after jsonb, person uuid) returns void
language sql as $$
  insert into audit_entry
    (id, at, via, email, person_name, key_name, address, route, request_id, object, name, action, before, after)
  select gen_random_uuid(), acting.at,
    coalesce(acting.facts->>'via', case current_setting('application_name') when 'aftersale' then 'program' else 'database' end),
    coalesce(acting.facts->>'email', own.email), coalesce(acting.facts->>'name', own.name), acting.facts->>'key',
    acting.facts->>'address', acting.facts->>'route', acting.facts->>'request', object, write_audit.name, action, before, after
  from (
    select facts, coalesce((facts->>'at')::timestamptz, date_trunc('milliseconds', clock_timestamp())) as at
    from (select nullif(current_setting('aftersale.acting', true), '')::jsonb as facts) as given
  ) as acting
  left join access_user as own on own.id = person and acting.facts->>'email' is null
$$;

-- Arguments: the kind of object; the column that names it (`user_id`: the person's address); columns that do not matter; columns
-- that are secret; whether rows are versions, so that what was before is the version before.
create function audit_change() returns trigger language plpgsql as $$
declare
  ignored text[] := string_to_array(tg_argv[2], ' ');
  secret text;
  was jsonb;
  now_is jsonb;
  named text;
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old) - ignored; end if;
  if tg_op <> 'DELETE' then now_is := to_jsonb(new) - ignored; end if;
  if tg_op = 'UPDATE' and was = now_is then return null; end if;
  named := (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end)->>tg_argv[1];
  if tg_argv[1] = 'user_id' then select email into named from access_user where id = named::uuid; end if;
  if tg_nargs > 4 then
    execute format('select to_jsonb(prior) - $1 from %I as prior where key = $2 and version < $3%s order by version desc limit 1',
      tg_table_name, case tg_argv[0] when 'definition' then ' and kind = ' || quote_literal(now_is->>'kind') else '' end)
      into was using ignored, named, (now_is->>'version')::integer;
  end if;
  foreach secret in array string_to_array(coalesce(tg_argv[3], ''), ' ') loop
    if was->>secret is not null then was := was || jsonb_build_object(secret, '•••'); end if;
    if now_is->>secret is not null then
      now_is := now_is || jsonb_build_object(secret, case when tg_op = 'UPDATE' and to_jsonb(old)->>secret is distinct from
        to_jsonb(new)->>secret then '••••' else '•••' end);
    end if;
  end loop;
  perform write_audit(tg_argv[0], coalesce(named, ''),
    case when was is null then 'added' when now_is is null then 'removed' else 'changed' end, was, now_is, null);
  return null;
end
$$;

create trigger audit after insert or update or delete on access_user for each row
  execute function audit_change('person', 'email', 'id image email_verified created_at updated_at', '');
create trigger audit after insert or update of password or delete on access_account for each row
  execute function audit_change('person', 'user_id',
    'id user_id account_id access_token refresh_token id_token access_token_expires_at refresh_token_expires_at scope created_at updated_at',
    'password');
create trigger audit after insert or update of name, enabled, expires_at or delete on access_api_key for each row
  execute function audit_change('api-key', 'name',
    'id config_id key_hash last_used_at refill_interval refill_amount last_refill_at rate_limit_enabled rate_limit_time_window rate_limit_max request_count remaining permissions metadata created_at updated_at prefix user_id',
    '');
create trigger audit after insert or update or delete on person_group for each row
  execute function audit_change('group-member', 'user_id', 'added_at added_by', '');
create trigger audit after insert or update or delete on person_role for each row
  execute function audit_change('role-assignment', 'user_id', 'assigned_at assigned_by', '');
create trigger audit after insert or update or delete on org_unit for each row
  execute function audit_change('unit', 'key', 'changed_at changed_by', '');
create trigger audit after insert or delete on org_unit_source for each row
  execute function audit_change('unit', 'unit', '', '');
create trigger audit after insert or update or delete on absence for each row
  execute function audit_change('absence', 'person', 'id made_at', '');
create trigger audit after insert or update or delete on role_version for each row
  execute function audit_change('role', 'key', 'digest deployed_at deployed_by', '', 'versions');
create trigger audit after insert or update or delete on case_type for each row
  execute function audit_change('case-type', 'key', 'digest deployed_at deployed_by', '', 'versions');
create trigger audit after insert or update or delete on message_template for each row
  execute function audit_change('message-template', 'key', 'digest deployed_at deployed_by', '', 'versions');
create trigger audit after insert or update or delete on automation for each row
  execute function audit_change('automation', 'key', 'digest deployed_at deployed_by', '', 'versions');
create trigger audit after insert or update or delete on definition for each row
  execute function audit_change('definition', 'key', 'id content deployed_at deployment_id', '', 'versions');
create trigger audit after insert or update or delete on field_definition for each row
  execute function audit_change('field', 'name', 'version changed_at changed_by', '');
create trigger audit after insert or update or delete on repair_price_list for each row
  execute function audit_change('price-list', 'code', 'id put_at put_by', '');
create trigger audit after insert or update or delete on warehouse for each row
  execute function audit_change('warehouse', 'code', 'id version changed_at changed_by', '');
create trigger audit after insert or update or delete on retention_rule for each row
  execute function audit_change('retention', 'process_key', 'set_at set_by', '');

-- Whoever comes in, by whichever door, begins a session. Its end is told where a person ended it.
create function audit_session() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform write_audit('sign-in', email, 'added', null,
      jsonb_build_object('address', new.ip_address, 'device', new.user_agent), new.user_id) from access_user where id = new.user_id;
  elsif coalesce(current_setting('aftersale.acting', true), '') <> '' then
    perform write_audit('sign-in', email, 'removed', jsonb_build_object('address', old.ip_address, 'device', old.user_agent), null,
      old.user_id) from access_user where id = old.user_id;
  end if;
  return null;
end
$$;
create trigger audit after insert or delete on access_session for each row execute function audit_session();
