-- A version that is tried on some cases beside the one in force. It is never what "the newest version" means: only cases that
-- are chosen for it begin in it, and what it names without a version it finds among what came with it first.
alter table definition add column is_pilot boolean not null default false;

create table pilot (
  id uuid primary key,
  deployment_id uuid not null references deployment (id),
  -- Files that were drafts; the others came along because they use them.
  drafts text[] not null,
  -- Shops whose cases take part; null: those of all shops.
  sources text[],
  -- How many of a hundred cases take part, as their ids fall.
  share integer not null check (share between 1 and 100),
  note text not null,
  began_at timestamptz not null,
  began_by text not null,
  ended_at timestamptz,
  ended_by text,
  -- What came of it: published for all, or given up.
  outcome text check (outcome in ('published', 'ended')),
  end_note text
);

-- Of a flow one pilot runs at a time.
create table pilot_process (
  pilot_id uuid not null references pilot (id),
  process_key text not null,
  definition_id uuid not null references definition (id),
  ended boolean not null default false,
  primary key (pilot_id, process_key)
);
create unique index pilot_process_running on pilot_process (process_key) where not ended;

create trigger audit after insert or update or delete on pilot for each row
  execute function audit_change('pilot', 'id', 'id deployment_id began_at began_by ended_at ended_by', '');
create trigger audit after insert or delete on studio_draft for each row
  execute function audit_change('draft', 'resource', 'content revision begun_at begun_by changed_at changed_by', '');
