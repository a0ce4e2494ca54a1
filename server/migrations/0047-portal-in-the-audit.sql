-- The logo, a large value, in a row of its own: whoever looks at a case in the portal reads the other settings alone.
insert into setting (name, value, written_at)
  select 'portal.logo', value->'logo', written_at from setting
  where name = 'portal.settings' and jsonb_typeof(value->'logo') = 'object';
update setting set value = value #- '{logo,base64}' where name = 'portal.settings';

-- How the company shows itself to consumers is told like any other setting; of the logo its digest.
create trigger audit after insert or update on setting for each row when (new.name = 'portal.settings')
  execute function audit_change('portal', '', 'name written_at', '');
create trigger audit_removed after delete on setting for each row when (old.name = 'portal.settings')
  execute function audit_change('portal', '', 'name written_at', '');
