-- What was agreed for a case: business minutes by clock, in the hours of a calendar. The edition is that of calendar_use: what
-- was counted on an earlier one is counted anew.
create table clocked_case (
  case_id uuid primary key references service_case,
  calendar text not null,
  edition integer not null,
  targets jsonb not null,
  -- Of a target, how much may be used before somebody is warned; null: nobody is.
  warn_percent integer check (warn_percent between 1 and 99),
  -- False once every clock has stopped: nothing is counted anew any more.
  open boolean not null default true
);
create index clocked_case_calendar on clocked_case (calendar, edition) where open;

-- What happened to a case, as far as its clocks care. A cause counts once.
create table clock_event (
  case_id uuid not null references clocked_case,
  cause text not null,
  at timestamptz not null,
  type text not null check (type in ('created', 'replied', 'paused', 'resumed', 'solved')),
  told_by text not null,
  position bigint generated always as identity,
  primary key (case_id, cause)
);

-- How each clock stands: an index of the events, made anew at each of them. next_at is when somebody has to look.
create table service_clock (
  case_id uuid not null references clocked_case,
  name text not null check (name in ('firstResponse', 'update', 'solution')),
  leg_from timestamptz not null,
  due_at timestamptz not null,
  standing text not null check (standing in ('running', 'paused', 'stopped')),
  breached boolean not null,
  next_at timestamptz,
  primary key (case_id, name)
);
create index service_clock_next on service_clock (next_at) where next_at is not null;
create index service_clock_due on service_clock (due_at) where standing = 'running';

-- What was said of a clock's leg: once each, and never taken back.
create table clock_alarm (
  case_id uuid not null references clocked_case,
  name text not null,
  leg_from timestamptz not null,
  kind text not null check (kind in ('warned', 'breached')),
  at timestamptz not null,
  due_at timestamptz not null,
  -- Whether it was announced to flows.
  announced boolean not null default false,
  primary key (case_id, name, leg_from, kind)
);
create index clock_alarm_news on clock_alarm (at) where not announced;
