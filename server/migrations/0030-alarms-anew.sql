-- What was said of a clock stays on record; once the clock is in time again by what is known now, it may be said anew.
alter table clock_alarm
  drop constraint clock_alarm_pkey,
  add column id bigint generated always as identity primary key,
  add column lapsed boolean not null default false,
  -- Business minutes that were agreed; null: said before they were kept here.
  add column target numeric;
create unique index clock_alarm_standing on clock_alarm (case_id, name, leg_from, kind) where not lapsed;
drop index clock_alarm_news;
create index clock_alarm_news on clock_alarm (at) where not announced and not lapsed;
