-- Flows, rules, forms and calendars, what of them is tried and how the portal shows itself are read by nearly everything that
-- is done, and change seldom: they are counted as the organisation, roles and case types are.
insert into content_edition (name, edition) values ('definitions', 1), ('portal-settings', 1);

create trigger counted after insert or update or delete or truncate on definition
  for each statement execute function count_edition('definitions');
create trigger counted after insert or update or delete or truncate on pilot
  for each statement execute function count_edition('definitions');
create trigger counted after insert or update or delete or truncate on pilot_process
  for each statement execute function count_edition('definitions');
-- By the row: other settings have nothing to do with it, and whoever writes one must not wait for whoever writes another.
create trigger counted after insert or update on setting
  for each row when (new.name = 'portal.settings') execute function count_edition('portal-settings');
create trigger counted_removed after delete on setting
  for each row when (old.name = 'portal.settings') execute function count_edition('portal-settings');
