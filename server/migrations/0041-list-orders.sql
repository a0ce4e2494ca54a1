-- Of a million cases, of which one in twenty is open: the urgent among those that wait, without reading the urgent that are
-- over; and the cases of a reason in a shop, of which there may be none. Measured without them: 309 and 1,905 ms.
create index service_case_open_rank on service_case
  ((case priority when 'urgent' then 3 when 'high' then 2 when 'low' then 0 else 1 end), id) where status <> 'closed';
create index service_case_reason on service_case (reason, source, opened_at) where reason is not null;
