-- Clocks that ran past their due instants and of which an automation is to hear only so long after: each once. The alarm is
-- known by its id, the clock as it was when it was said.
create table automation_alarm (
  automation text not null,
  alarm_id bigint not null references clock_alarm (id),
  case_id uuid not null,
  clock jsonb not null,
  due_at timestamptz not null,
  primary key (automation, alarm_id)
);
create index automation_alarm_due on automation_alarm (due_at);
