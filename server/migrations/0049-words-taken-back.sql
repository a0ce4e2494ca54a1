-- Keys whose words somebody of the company took back: people see the key, and a later pack brings it no words. Until somebody
-- says some again.
create table word_removed (
  kind text not null check (kind in ('reason', 'outcome', 'group', 'channel', 'source')),
  key text not null,
  removed_at timestamptz not null,
  removed_by text not null,
  primary key (kind, key)
);
