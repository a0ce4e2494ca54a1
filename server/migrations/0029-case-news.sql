-- What was reported to cases whose flows awaited it, and by whom; never changed afterwards.
create table case_news (
  id uuid primary key,
  case_id uuid not null references service_case,
  -- By its name in the type that the case has.
  news text not null,
  fields jsonb not null,
  -- The element of the flow that awaited it.
  element text not null,
  told_at timestamptz not null,
  told_by text not null
);
create index case_news_case on case_news (case_id, id);
