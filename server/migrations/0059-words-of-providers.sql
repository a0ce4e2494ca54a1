-- Providers have names that the company gives them in a file: people read words for those too.
alter table word drop constraint word_kind_check,
  add constraint word_kind_check check (kind in ('reason', 'outcome', 'group', 'channel', 'source', 'provider'));
alter table word_removed drop constraint word_removed_kind_check,
  add constraint word_removed_kind_check check (kind in ('reason', 'outcome', 'group', 'channel', 'source', 'provider'));
