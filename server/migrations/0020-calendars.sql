-- Business calendars are deployed as flows, rules and forms are: a row a version.
alter table definition
  drop constraint definition_kind_check,
  add constraint definition_kind_check check (kind in ('process', 'decision', 'form', 'calendar'));

-- Why, in the words of whoever deployed it.
alter table deployment add column reason text;

-- What the pack of the program brought last. A file of it that is still the same does not undo what somebody deployed since.
create table pack_definition (
  kind text not null,
  key text not null,
  checksum text not null,
  primary key (kind, key)
);

-- Active instances that wait for a time counted on a business calendar, and the earliest edition of it that they were counted
-- on: an index of their states, as the rows of timers are. The edition is the version times 10,000, plus the last year whose
-- public holidays were known.
create table calendar_use (
  instance_id uuid not null,
  calendar text not null,
  edition integer not null,
  root_id uuid not null,
  suspended boolean not null default false,
  primary key (instance_id, calendar)
);
create index calendar_use_edition on calendar_use (calendar, edition) where not suspended;

alter table start_timer
  add column calendar text,
  add column calendar_edition integer,
  add check ((calendar is null) = (calendar_edition is null));
create index start_timer_calendar on start_timer (calendar, calendar_edition) where calendar is not null;
