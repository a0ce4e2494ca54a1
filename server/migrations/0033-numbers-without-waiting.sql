-- Running numbers of cases come from a sequence for each prefix, `case_number_of_<prefix>`, which nobody waits for. A period
-- begins behind what the sequence had given out by then; an empty period is all time, and begins with it.
create table case_number_period (
  prefix text not null,
  period text not null,
  begins_after bigint not null check (begins_after >= 0),
  primary key (prefix, period)
);

-- Each period goes on with the number after its last.
do $$
declare
  counted record;
begin
  for counted in select prefix, max(last) as last from case_number_counter group by prefix loop
    execute format('create sequence public.%I', 'case_number_of_' || counted.prefix);
    if counted.last > 0 then
      perform setval(format('public.%I', 'case_number_of_' || counted.prefix), counted.last);
    end if;
  end loop;
end $$;
insert into case_number_period (prefix, period, begins_after)
select prefix, period, max(last) over (partition by prefix) - last from case_number_counter;

drop table case_number_counter;
