-- Who changed what people read is told like any other setting; the pack's own words come with the program, and are not.
create trigger audit after insert or update on word for each row when (new.put_by is not null)
  execute function audit_change('word', 'key', 'put_at', '');
create trigger audit_removed after delete on word for each row
  execute function audit_change('word', 'key', 'put_at', '');
