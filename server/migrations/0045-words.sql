-- What people read where rules and flows write keys. put_by is null for words that the pack brought: those alone does a
-- later pack change.
create table word (
  kind text not null check (kind in ('reason', 'outcome', 'group', 'channel', 'source')),
  key text not null,
  en text not null,
  zh text not null,
  put_at timestamptz not null,
  put_by text,
  primary key (kind, key)
);
