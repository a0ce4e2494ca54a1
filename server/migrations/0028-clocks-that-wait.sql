-- Elements of the flow at which somebody else is awaited: the clocks of the case stand still meanwhile.
alter table clocked_case add column awaiting text[] not null default '{}';
