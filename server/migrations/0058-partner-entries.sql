-- What the company and the partners who work on a case say to each other: an entry that the customer never reads.
alter table conversation_entry
  drop constraint conversation_entry_kind_check,
  add constraint conversation_entry_kind_check check (kind in ('public', 'partner', 'note', 'automatic')),
  drop constraint conversation_entry_check1,
  add constraint conversation_entry_check1 check ((kind in ('partner', 'note')) = (direction is null));

-- Answering the customer is a permission of its own: whose role lets them write in cases, and did so until now, goes on doing so.
-- Not the supplier as the pack brought it: suppliers write to the company.
insert into role_version (key, version, digest, document, deployed_at, deployed_by)
select key, version + 1, encode(sha256(convert_to(document::text, 'UTF8')), 'hex'), document, now(), deployed_by
from (
  select key, version, deployed_by,
    jsonb_set(document, '{grants,cases.answer}', document #> '{grants,cases.reply}') as document
  from (select distinct on (key) * from role_version order by key, version desc) as newest
  where document #> '{grants,cases.reply}' is not null and not (key = 'supplier' and deployed_by is null)
) as granted;
