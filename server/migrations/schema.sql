-- The migrated schema, written by `npm run schema` and never edited by hand. It is read, not run: migrations make databases.

create sequence exchange_number as bigint;

create sequence goods_return_number as bigint;

create sequence refund_number as bigint;

create sequence repair_number as bigint;

create sequence service_case_number as bigint;

create table absence (
  id uuid not null,
  person text not null,
  deputy text not null,
  process_key text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  made_by text not null,
  made_at timestamp with time zone not null
);

create table access_account (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table access_api_key (
  id uuid not null,
  config_id text default 'default'::text not null,
  user_id uuid not null,
  name text,
  start text,
  prefix text,
  key_hash text not null,
  enabled boolean default true not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamp with time zone,
  rate_limit_enabled boolean default false not null,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer default 0 not null,
  remaining integer,
  permissions text,
  metadata text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table access_attempt (
  subject text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null
);

create table access_link (
  token_hash text not null,
  purpose text not null,
  user_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table access_session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table access_two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone
);

create table access_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  role text default 'staff'::text not null,
  two_factor_enabled boolean default false not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  left_at timestamp with time zone
);

create table access_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table answered_job (
  job_id uuid not null,
  fence integer not null,
  answer text not null,
  answered_at timestamp with time zone not null
);

create table api_key_role (
  key_id uuid not null,
  role text not null,
  unit text not null
);

create table attachment (
  id uuid not null,
  digest text not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null
);

create table attachment_content (
  digest text not null,
  bytes bigint not null,
  media_type text not null,
  brought_at timestamp with time zone not null,
  stored_at timestamp with time zone,
  thumbnail text not null,
  thumbnail_type text,
  thumbnail_bytes bigint,
  thumbnail_attempts integer default 0 not null,
  thumbnail_until timestamp with time zone
);

create table attachment_place (
  id uuid not null,
  attachment_id uuid not null,
  case_id uuid not null,
  entry_id uuid,
  is_internal boolean not null,
  placed_at timestamp with time zone not null,
  placed_by text not null
);

create table audit_entry (
  id uuid not null,
  "position" bigint generated always as identity not null,
  at timestamp with time zone not null,
  via text not null,
  email text,
  person_name text,
  key_name text,
  address text,
  route text,
  request_id text,
  object text not null,
  name text not null,
  action text not null,
  before jsonb,
  after jsonb
);

create table automation (
  key text not null,
  version integer not null,
  digest text not null,
  document jsonb not null,
  enabled boolean not null,
  deployed_at timestamp with time zone not null,
  deployed_by text
);

create table automation_alarm (
  automation text not null,
  alarm_id bigint not null,
  case_id uuid not null,
  clock jsonb not null,
  due_at timestamp with time zone not null
);

create table automation_date (
  automation text not null,
  record text not null,
  record_id uuid not null,
  value text not null,
  due_at timestamp with time zone not null,
  done boolean default false not null
);

create table automation_run (
  id uuid not null,
  automation text not null,
  version integer not null,
  record text not null,
  record_id uuid not null,
  case_id uuid,
  occasion text not null,
  cause jsonb not null,
  facts jsonb not null,
  chain text[] not null,
  status text not null,
  results jsonb default '[]'::jsonb not null,
  trouble jsonb,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table automation_schedule (
  automation text not null,
  version integer not null,
  began_at timestamp with time zone not null,
  due_at timestamp with time zone,
  under_way timestamp with time zone,
  reached uuid
);

create table automation_watch (
  record text not null,
  kind text not null
);

create table calendar_use (
  instance_id uuid not null,
  calendar text not null,
  edition integer not null,
  root_id uuid not null,
  suspended boolean default false not null
);

create table case_change (
  id uuid not null,
  case_id uuid not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  changes jsonb not null
);

create table case_link (
  case_id uuid not null,
  other_id uuid not null,
  kind text not null,
  linked_at timestamp with time zone not null,
  linked_by text not null
);

create table case_news (
  id uuid not null,
  case_id uuid not null,
  news text not null,
  fields jsonb not null,
  element text not null,
  told_at timestamp with time zone not null,
  told_by text not null
);

create table case_number_period (
  prefix text not null,
  period text not null,
  begins_after bigint not null
);

create table case_rating (
  case_id uuid not null,
  score integer not null,
  comment text,
  rated_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create table case_type (
  key text not null,
  version integer not null,
  digest text not null,
  document jsonb not null,
  deployed_at timestamp with time zone not null,
  deployed_by text
);

create table case_watcher (
  case_id uuid not null,
  person text not null,
  added_at timestamp with time zone not null,
  added_by text not null
);

create table case_words (
  case_id uuid not null,
  search_text text not null,
  terms text[] not null
);

create table case_worker (
  person text not null,
  source text not null,
  instance_id uuid not null
);

create table clock_alarm (
  case_id uuid not null,
  name text not null,
  leg_from timestamp with time zone not null,
  kind text not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  announced boolean default false not null,
  id bigint generated always as identity not null,
  lapsed boolean default false not null,
  target numeric
);

create table clock_event (
  case_id uuid not null,
  cause text not null,
  at timestamp with time zone not null,
  type text not null,
  told_by text not null,
  "position" bigint generated always as identity not null
);

create table clocked_case (
  case_id uuid not null,
  calendar text not null,
  edition integer not null,
  targets jsonb not null,
  warn_percent integer,
  open boolean default true not null,
  awaiting text[] default '{}'::text[] not null
);

create table command_record (
  scope text not null,
  key text not null,
  content_sha256 text not null,
  answer jsonb,
  asked_at timestamp with time zone not null
);

create table content_edition (
  name text not null,
  edition bigint not null
);

create table conversation_entry (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  direction text,
  author text not null,
  by_person text,
  by_name text,
  text text,
  texts jsonb,
  template_key text,
  template_version integer,
  effect_key text,
  written_at timestamp with time zone not null
);

create table customer (
  id uuid not null,
  source text not null,
  number text not null,
  kind text not null,
  name text not null,
  phones text[] not null,
  mails text[] not null,
  tax_number text,
  addresses jsonb not null,
  fields jsonb not null,
  search_text text not null,
  terms text[] not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table data_store (
  name text not null,
  value jsonb not null,
  written_at timestamp with time zone not null,
  written_by uuid
);

create table definition (
  id uuid not null,
  kind text not null,
  key text not null,
  version integer not null,
  name text not null,
  resource text not null,
  checksum text not null,
  content text not null,
  deployed_at timestamp with time zone not null,
  deployment_id uuid not null,
  version_tag text,
  is_pilot boolean default false not null
);

create table deployment (
  id uuid not null,
  deployed_at timestamp with time zone not null,
  deployed_by text,
  reason text
);

create table deployment_definition (
  deployment_id uuid not null,
  definition_id uuid not null
);

create table exchange (
  id uuid not null,
  number text not null,
  order_id uuid not null,
  return_id uuid not null,
  refund_id uuid,
  currency text not null,
  difference_minor bigint not null,
  charged_minor bigint not null,
  shipping_credited_minor bigint not null,
  figures jsonb not null,
  explanation jsonb not null,
  opened_at timestamp with time zone not null,
  cancelled_at timestamp with time zone
);

create table exchange_line (
  exchange_id uuid not null,
  "position" integer not null,
  order_line_id uuid not null,
  replaces_id uuid,
  same_price boolean not null
);

create table field_definition (
  entity text not null,
  name text not null,
  label jsonb not null,
  type text not null,
  rules jsonb not null,
  required boolean not null,
  searchable boolean not null,
  retired boolean not null,
  "position" integer not null,
  fallback jsonb,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table flow_made (
  record text not null,
  record_id uuid not null,
  root_id uuid not null
);

create table goods_return (
  id uuid not null,
  number text not null,
  kind text not null,
  source text not null,
  customer text,
  currency text not null,
  request_id uuid,
  requested_at timestamp with time zone not null,
  fields jsonb default '{}'::jsonb not null
);

create table import (
  id uuid not null,
  source text not null,
  template text not null,
  file_name text not null,
  content_sha256 text not null,
  bytes bigint not null,
  status text not null,
  last_line bigint default 0 not null,
  order_lines bigint default 0 not null,
  requests bigint default 0 not null,
  rejected bigint default 0 not null,
  known bigint default 0 not null,
  started_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  failure jsonb,
  cases bigint default 0 not null,
  bytes_read bigint default 0 not null
);

create table import_reject (
  import_id uuid not null,
  line_number bigint not null,
  reason text not null,
  facts jsonb,
  original text not null
);

create table import_row (
  import_id uuid not null,
  content_key uuid not null,
  known integer not null
);

create table incident (
  id uuid not null,
  instance_id uuid not null,
  visit integer not null,
  element text not null,
  code text not null,
  message jsonb not null,
  created_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by text,
  part text,
  work text,
  details jsonb,
  resolution text
);

create table instance_start (
  idempotency_key text not null,
  process_key text not null,
  instance_id uuid not null,
  asked_at timestamp with time zone not null
);

create table invoice (
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  reverses_id uuid,
  status text not null,
  provider text not null,
  title text not null,
  tax_number text,
  email text,
  reason text,
  currency text not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  number text,
  url text,
  failure jsonb,
  requested_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table invoice_line (
  invoice_id uuid not null,
  "position" integer not null,
  order_line_id uuid,
  name text not null,
  tax_rate numeric,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null
);

create table job (
  id uuid not null,
  instance_id uuid not null,
  root_id uuid not null,
  definition_id uuid not null,
  process_key text not null,
  visit integer not null,
  part text not null,
  element text not null,
  type text not null,
  priority integer not null,
  retries integer not null,
  due_at timestamp with time zone not null,
  fence integer default 0 not null,
  worker text,
  locked_until timestamp with time zone,
  suspended boolean default false not null,
  created_at timestamp with time zone not null,
  failed_at timestamp with time zone,
  failure jsonb
);

create table list_view (
  id uuid not null,
  list text not null,
  name text not null,
  owner uuid not null,
  shared boolean not null,
  content jsonb not null,
  changed_at timestamp with time zone not null
);

create table live_desk (
  id uuid not null,
  until timestamp with time zone not null
);

create table message (
  id uuid not null,
  name text not null,
  correlation_key text not null,
  message_id text,
  variables jsonb not null,
  published_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  instance_id uuid
);

create table message_correlation (
  message_id uuid not null,
  process_key text not null,
  instance_id uuid not null,
  correlated_at timestamp with time zone not null
);

create table message_start (
  process_key text not null,
  correlation_key text not null,
  instance_id uuid not null
);

create table message_subscription (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  process_key text not null,
  name text not null,
  correlation_key text not null,
  is_explicit boolean not null,
  suspended boolean default false not null,
  opened_at timestamp with time zone not null
);

create table message_template (
  key text not null,
  version integer not null,
  digest text not null,
  document jsonb not null,
  deployed_at timestamp with time zone not null,
  deployed_by text,
  reason text
);

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null
);

create table order_action (
  order_id uuid not null,
  number integer not null,
  kind text not null,
  order_line_id uuid,
  return_line_id uuid,
  payment_id uuid,
  refund_part_id uuid,
  units integer,
  amount_minor bigint,
  fee_minor bigint,
  reason text,
  details jsonb,
  at timestamp with time zone not null,
  by text not null
);

create table order_discount (
  order_id uuid not null,
  "position" integer not null,
  kind text not null,
  label text,
  over text not null,
  amount_minor bigint not null
);

create table order_line (
  id uuid not null,
  source text not null,
  record_key uuid not null,
  content_key uuid not null,
  import_id uuid,
  line_number bigint,
  order_number text not null,
  product text not null,
  product_name text not null,
  customer text not null,
  quantity integer not null,
  paid_minor bigint not null,
  currency text not null,
  ordered_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  claimed_units integer default 0 not null,
  claimed_minor bigint default 0 not null,
  details jsonb not null,
  order_id uuid not null,
  reference text,
  unit_price_minor bigint,
  gross_minor bigint not null,
  discount_minor bigint default 0 not null,
  order_discount_minor bigint default 0 not null,
  tax_rate numeric,
  tax_minor bigint default 0 not null,
  gift boolean default false not null,
  gift_of uuid,
  bundle text,
  added boolean default false not null,
  fields jsonb default '{}'::jsonb not null,
  shipped_units integer default 0 not null,
  delivered_units integer default 0 not null,
  lost_units integer default 0 not null,
  cancelled_units integer default 0 not null,
  cancelled_minor bigint default 0 not null,
  received_units integer default 0 not null,
  dismissed_units integer default 0 not null,
  restocked_units integer default 0 not null,
  written_off_units integer default 0 not null,
  credited_units integer default 0 not null,
  credited_minor bigint default 0 not null,
  gift_charged_minor bigint default 0 not null
);

create table order_line_serial (
  order_line_id uuid not null,
  serial text not null
);

create table order_payment (
  id uuid not null,
  order_id uuid not null,
  method text not null,
  provider text not null,
  provider_reference text,
  captured_minor bigint not null,
  captured_at timestamp with time zone not null,
  refunded_minor bigint default 0 not null,
  pending_minor bigint default 0 not null
);

create table org_unit (
  key text not null,
  name_en text not null,
  name_zh text not null,
  parent text,
  closed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table org_unit_source (
  source text not null,
  unit text not null
);

create table pack_definition (
  kind text not null,
  key text not null,
  checksum text not null
);

create table parcel (
  id uuid not null,
  direction text not null,
  carrier text not null,
  tracking_number text not null,
  provider text not null,
  order_id uuid,
  return_id uuid,
  phone_tail text,
  status text not null,
  code text,
  status_at timestamp with time zone,
  homeward text,
  discord jsonb,
  registered_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  lost_at timestamp with time zone,
  watch_ended_at timestamp with time zone,
  next_query_at timestamp with time zone
);

create table parcel_event (
  parcel_id uuid not null,
  digest text not null,
  at timestamp with time zone not null,
  provider text not null,
  code text,
  status text,
  homeward text,
  place text,
  words text,
  moved boolean not null,
  told_at timestamp with time zone not null
);

create table parcel_line (
  parcel_id uuid not null,
  "position" integer not null,
  order_line_id uuid,
  return_line_id uuid,
  units integer not null
);

create table person_group (
  group_key text not null,
  user_id uuid not null,
  added_at timestamp with time zone not null,
  added_by text not null
);

create table person_role (
  user_id uuid not null,
  role text not null,
  unit text not null,
  assigned_at timestamp with time zone not null,
  assigned_by text not null
);

create table pilot (
  id uuid not null,
  deployment_id uuid not null,
  drafts text[] not null,
  sources text[],
  share integer not null,
  note text not null,
  began_at timestamp with time zone not null,
  began_by text not null,
  ended_at timestamp with time zone,
  ended_by text,
  outcome text,
  end_note text
);

create table pilot_process (
  pilot_id uuid not null,
  process_key text not null,
  definition_id uuid not null,
  ended boolean default false not null
);

create table portal_attempt (
  subject text not null,
  failures integer not null,
  locked_until timestamp with time zone,
  forgotten_at timestamp with time zone not null
);

create table portal_code (
  code_hash text not null,
  order_id uuid not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  expires_at timestamp with time zone not null
);

create table portal_session (
  id uuid not null,
  token_hash text not null,
  order_id uuid not null,
  begun_at timestamp with time zone not null,
  ends_at timestamp with time zone not null
);

create table process_event (
  instance_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  kind text not null,
  element text not null,
  visit integer not null,
  data jsonb
) partition by RANGE (at);

create table process_instance (
  id uuid not null,
  definition_id uuid not null,
  business_key text not null,
  status text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_event integer not null,
  state jsonb,
  variables jsonb not null,
  root_id uuid not null,
  parent_id uuid,
  parent_visit integer,
  correlation_key text,
  suspended_at timestamp with time zone,
  suspended_by text,
  canceled_by text,
  cancel_reason text,
  led_by text default COALESCE(current_setting('aftersale.automations'::text, true), ''::text) not null
);

create table product (
  id uuid not null,
  code text not null,
  name jsonb not null,
  category text,
  unit text,
  list_price_minor bigint,
  currency text,
  tax_rate numeric,
  serialised boolean not null,
  lot_tracked boolean not null,
  shelf_life_days integer,
  warranty jsonb not null,
  components jsonb not null,
  gifts jsonb not null,
  fields jsonb not null,
  search_text text not null,
  terms text[] not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table provider_answer (
  call_id uuid not null,
  digest text not null,
  via text not null,
  kind text not null,
  words jsonb,
  facts jsonb,
  counted boolean not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  times integer default 1 not null
);

create table provider_call (
  id uuid not null,
  port text not null,
  action text not null,
  provider text not null,
  subject_id uuid not null,
  payload jsonb not null,
  status text not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  inquiries integer default 0 not null,
  fence integer default 0 not null,
  uncertain boolean default false not null,
  failure jsonb,
  reference text,
  answer jsonb,
  asked_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  useless_at timestamp with time zone
);

create table record_change (
  "position" bigint generated always as identity not null,
  record text not null,
  record_id uuid not null,
  before jsonb,
  after jsonb not null,
  chain text[] not null
);

create table refund (
  id uuid not null,
  effect_key text not null,
  request_id uuid,
  amount_minor bigint not null,
  currency text not null,
  approved_at timestamp with time zone not null,
  return_id uuid,
  explanation jsonb,
  number text not null,
  order_id uuid,
  figures jsonb
);

create table refund_part (
  id uuid not null,
  refund_id uuid not null,
  order_id uuid,
  payment_id uuid,
  amount_minor bigint not null,
  status text not null,
  provider text not null,
  failure jsonb,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  retry_of uuid
);

create table repair (
  id uuid not null,
  number text not null,
  unit_id uuid,
  replaced_unit_id uuid,
  order_id uuid,
  order_line_id uuid,
  source text,
  customer text,
  product text not null,
  serial text,
  fault text not null,
  quoted text not null,
  stage text not null,
  goods_here boolean not null,
  cause text,
  diagnosis text,
  requested_at timestamp with time zone not null,
  received_at timestamp with time zone,
  waiting_since timestamp with time zone,
  closed_at timestamp with time zone,
  last_at timestamp with time zone not null,
  steps integer not null,
  quote_id uuid,
  quotes integer default 0 not null,
  currency text,
  agreed_minor bigint,
  charged_minor bigint,
  warranty_cost_minor bigint,
  received_minor bigint default 0 not null,
  paid_back_minor bigint default 0 not null,
  fields jsonb not null,
  version integer not null
);

create table repair_loan (
  id uuid not null,
  repair_id uuid not null,
  product text not null,
  serial text not null,
  given_at timestamp with time zone not null,
  given_by text not null,
  due_on date,
  condition_given text,
  taken_back_at timestamp with time zone,
  taken_back_by text,
  condition_back text
);

create table repair_part (
  id uuid not null,
  repair_id uuid not null,
  code text not null,
  use text not null,
  quantity integer not null,
  fitted_serials text[] not null,
  faulty_serials text[] not null,
  stock_reference text,
  note text,
  at timestamp with time zone not null,
  by text not null
);

create table repair_payment (
  id uuid not null,
  repair_id uuid not null,
  direction text not null,
  amount_minor bigint not null,
  currency text not null,
  method text not null,
  provider text not null,
  provider_reference text,
  order_payment_id uuid,
  at timestamp with time zone not null,
  by text not null
);

create table repair_price (
  price_list_id uuid not null,
  "position" integer not null,
  code text not null,
  name text not null,
  kind text not null,
  component text not null,
  unit_price_minor bigint not null,
  tax_rate numeric
);

create table repair_price_list (
  id uuid not null,
  code text not null,
  version integer not null,
  valid_from date not null,
  currency text not null,
  tax_included boolean not null,
  put_at timestamp with time zone not null,
  put_by text not null
);

create table repair_quote (
  id uuid not null,
  repair_id uuid not null,
  number integer not null,
  price_list_id uuid not null,
  priced_on date not null,
  covered_on date not null,
  cause text not null,
  currency text not null,
  tax_included boolean not null,
  parts_minor bigint not null,
  labour_minor bigint not null,
  tax_minor bigint not null,
  pay_minor bigint not null,
  warranty_cost_minor bigint not null,
  price_minor bigint not null,
  coverage jsonb not null,
  explanation jsonb not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  answer text,
  answered_at timestamp with time zone,
  charged_at timestamp with time zone
);

create table repair_quote_line (
  quote_id uuid not null,
  "position" integer not null,
  code text not null,
  name text not null,
  kind text not null,
  component text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  price_minor bigint not null,
  pay_minor bigint not null,
  warranty_cost_minor bigint not null,
  reason jsonb not null
);

create table repair_step (
  repair_id uuid not null,
  number integer not null,
  action text not null,
  stage text not null,
  note text,
  details jsonb,
  at timestamp with time zone not null,
  by text not null
);

create table retention_rule (
  process_key text not null,
  keep_for text not null,
  set_at timestamp with time zone not null,
  set_by text not null
);

create table return_line (
  id uuid not null,
  return_id uuid not null,
  order_id uuid not null,
  order_line_id uuid not null,
  fault text not null,
  cause text,
  without_goods boolean not null,
  units integer not null,
  value_minor bigint not null,
  cancelled_units integer default 0 not null,
  received_units integer default 0 not null,
  dismissed_units integer default 0 not null,
  wrong_units integer default 0 not null,
  lost_units integer default 0 not null,
  restocked_units integer default 0 not null,
  written_off_units integer default 0 not null,
  given_back_units integer default 0 not null,
  credited_units integer default 0 not null,
  credited_minor bigint default 0 not null,
  fee_minor bigint default 0 not null,
  released_at timestamp with time zone,
  gross_minor bigint,
  tax_minor bigint
);

create table return_request (
  id uuid not null,
  source text not null,
  record_key uuid not null,
  content_key uuid not null,
  import_id uuid,
  line_number bigint,
  request_number text,
  order_number text,
  product text not null,
  product_name text,
  customer text,
  units integer not null,
  currency text not null,
  requested_at timestamp with time zone not null,
  cause text,
  details jsonb not null,
  case_id uuid
);

create table return_serial (
  return_line_id uuid not null,
  serial text not null,
  condition text not null,
  at timestamp with time zone not null
);

create table role_version (
  key text not null,
  version integer not null,
  digest text not null,
  document jsonb not null,
  deployed_at timestamp with time zone not null,
  deployed_by text
);

create table sales_order (
  id uuid not null,
  source text not null,
  number text not null,
  customer text not null,
  currency text not null,
  tax_included boolean not null,
  ordered_at timestamp with time zone not null,
  paid_outside boolean not null,
  shipping_minor bigint default 0 not null,
  shipping_discount_minor bigint default 0 not null,
  shipping_tax_rate numeric,
  shipping_tax_minor bigint default 0 not null,
  shipping_paid_minor bigint default 0 not null,
  actions integer default 0 not null,
  charged_minor bigint default 0 not null,
  credited_minor bigint default 0 not null,
  shipping_credited_minor bigint default 0 not null,
  paid_back_minor bigint default 0 not null,
  content_sha256 text,
  fields jsonb default '{}'::jsonb not null
);

create table serial_unit (
  id uuid not null,
  product text not null,
  serial text not null,
  state text not null,
  order_id uuid,
  order_line_id uuid,
  source text,
  customer text,
  sold_on date not null,
  delivered_on date,
  replaces_id uuid,
  replaced_by_id uuid,
  last_at timestamp with time zone not null,
  fields jsonb not null,
  version integer not null
);

create table service_case (
  id uuid not null,
  number text not null,
  source text not null,
  kind text not null,
  instance_id uuid not null,
  request_id uuid,
  customer text,
  product text,
  opened_at timestamp with time zone not null,
  status text not null,
  judgement text,
  reason text,
  outcome text,
  refund_minor bigint,
  currency text,
  closed_at timestamp with time zone,
  type_version integer,
  channel text,
  order_number text,
  title text,
  priority text default 'normal'::text not null,
  fields jsonb default '{}'::jsonb not null,
  opened_by text
);

create table service_clock (
  case_id uuid not null,
  name text not null,
  leg_from timestamp with time zone not null,
  due_at timestamp with time zone not null,
  standing text not null,
  breached boolean not null,
  next_at timestamp with time zone
);

create table setting (
  name text not null,
  value jsonb not null,
  written_at timestamp with time zone not null
);

create table signal (
  id uuid not null,
  name text not null,
  variables jsonb not null,
  published_at timestamp with time zone not null,
  instance_id uuid
);

create table signal_delivery (
  number bigint generated always as identity not null,
  signal_id uuid not null,
  root_id uuid,
  instance_id uuid,
  owner integer,
  definition_id uuid,
  event text not null,
  index integer not null
);

create table signal_subscription (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  name text not null,
  suspended boolean default false not null
);

create table start_subscription (
  definition_id uuid not null,
  process_key text not null,
  event text not null,
  index integer not null,
  kind text not null,
  name text not null
);

create table start_timer (
  definition_id uuid not null,
  process_key text not null,
  event text not null,
  index integer not null,
  due_at timestamp with time zone not null,
  rule text not null,
  counted_from timestamp with time zone not null,
  repetitions integer,
  calendar text,
  calendar_edition integer
);

create table stock_level (
  warehouse_id uuid not null,
  product text not null,
  minimum integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table stock_lot (
  id uuid not null,
  warehouse_id uuid not null,
  product text not null,
  lot text not null,
  expires_on date,
  on_hand integer not null,
  reserved integer not null
);

create table stock_movement (
  id uuid not null,
  lot_id uuid not null,
  kind text not null,
  units integer not null,
  reason text,
  note text,
  reference text,
  reservation_id uuid,
  at timestamp with time zone not null,
  by text not null
);

create table stock_reservation (
  id uuid not null,
  reference text not null,
  product text not null,
  units integer not null,
  issued_units integer not null,
  released_units integer not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  ended_at timestamp with time zone
);

create table stock_reservation_lot (
  reservation_id uuid not null,
  lot_id uuid not null,
  units integer not null
);

create table studio_draft (
  resource text not null,
  content text not null,
  revision integer not null,
  base_version integer,
  begun_at timestamp with time zone not null,
  begun_by text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table studio_editor (
  resource text not null,
  person text not null,
  name text not null,
  seen_at timestamp with time zone not null
);

create table studio_publication (
  id uuid not null,
  at timestamp with time zone not null,
  by_name text not null,
  note text not null,
  items jsonb not null
);

create table studio_revision (
  resource text not null,
  revision integer not null,
  content text not null,
  begun_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  saved_by text not null
);

create table task_copy (
  id uuid not null,
  task_id uuid not null,
  person text not null,
  copied_by text not null,
  copied_at timestamp with time zone not null,
  seen_at timestamp with time zone
);

create table task_urging (
  task_id uuid not null,
  person text not null,
  urged_at timestamp with time zone not null
);

create table timer (
  instance_id uuid not null,
  owner integer not null,
  event text not null,
  index integer not null,
  root_id uuid not null,
  due_at timestamp with time zone not null,
  suspended boolean default false not null
);

create table unit_event (
  id uuid not null,
  unit_id uuid not null,
  warranty_id uuid,
  kind text not null,
  at timestamp with time zone not null,
  order_line_id uuid,
  other_unit_id uuid,
  reference text,
  note text,
  by text not null
);

create table unit_warranty (
  id uuid not null,
  unit_id uuid not null,
  sold_on date not null,
  delivered_on date,
  terms jsonb not null,
  repaired_goods_days integer not null,
  ended_at timestamp with time zone
);

create table user_task (
  id uuid not null,
  instance_id uuid not null,
  visit integer not null,
  element text not null,
  name text not null,
  assignee text,
  candidate_groups text[] not null,
  form_id uuid,
  status text not null,
  created_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  completed_by text,
  submitted jsonb,
  root_id uuid not null,
  process_key text not null,
  candidate_users text[] default '{}'::text[] not null,
  signer text,
  owner text,
  priority integer default 50 not null,
  due_at timestamp with time zone,
  follow_up_at timestamp with time zone,
  claimed_at timestamp with time zone,
  urged_count integer default 0 not null,
  urged_at timestamp with time zone,
  urged_by text,
  canceled_at timestamp with time zone,
  suspended boolean default false not null,
  version integer default 0 not null,
  after_visit integer,
  claimable_by text[] default '{}'::text[] not null,
  draft jsonb,
  drafted_at timestamp with time zone,
  canceled_by text,
  cancel_why text
);

create table warehouse (
  id uuid not null,
  code text not null,
  name jsonb not null,
  "position" integer not null,
  closed boolean not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table webhook_delivery (
  id uuid not null,
  run_id uuid not null,
  action integer not null,
  url text not null,
  secret text not null,
  body text not null,
  made_at timestamp with time zone not null,
  tries integer default 0 not null,
  next_at timestamp with time zone,
  answered integer,
  trouble text
);

create table word (
  kind text not null,
  key text not null,
  en text not null,
  zh text not null,
  put_at timestamp with time zone not null,
  put_by text
);

create table word_removed (
  kind text not null,
  key text not null,
  removed_at timestamp with time zone not null,
  removed_by text not null
);

create table process_event_default partition of process_event DEFAULT;

CREATE OR REPLACE FUNCTION public.audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  ignored text[] := string_to_array(tg_argv[2], ' ');
  secret text;
  was jsonb;
  now_is jsonb;
  named text;
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old) - ignored; end if;
  if tg_op <> 'DELETE' then now_is := to_jsonb(new) - ignored; end if;
  if tg_op = 'UPDATE' and was = now_is then return null; end if;
  named := (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end)->>tg_argv[1];
  if tg_argv[1] = 'user_id' then select email into named from access_user where id = named::uuid; end if;
  if tg_nargs > 4 then
    execute format('select to_jsonb(prior) - $1 from %I as prior where key = $2 and version < $3%s order by version desc limit 1',
      tg_table_name, case tg_argv[0] when 'definition' then ' and kind = ' || quote_literal(now_is->>'kind') else '' end)
      into was using ignored, named, (now_is->>'version')::integer;
  end if;
  foreach secret in array string_to_array(coalesce(tg_argv[3], ''), ' ') loop
    if was->>secret is not null then was := was || jsonb_build_object(secret, '•••'); end if;
    if now_is->>secret is not null then
      now_is := now_is || jsonb_build_object(secret, case when tg_op = 'UPDATE' and to_jsonb(old)->>secret is distinct from
        to_jsonb(new)->>secret then '••••' else '•••' end);
    end if;
  end loop;
  perform write_audit(tg_argv[0], coalesce(named, ''),
    case when was is null then 'added' when now_is is null then 'removed' else 'changed' end, was, now_is, null);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.audit_entry_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('aftersale.audit_retention', true) = 'on' and tg_op = 'DELETE' then return old; end if;
  raise exception 'entries of the audit are neither changed nor removed';
end
$function$;

CREATE OR REPLACE FUNCTION public.audit_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    perform write_audit('sign-in', email, 'added', null,
      jsonb_build_object('address', new.ip_address, 'device', new.user_agent), new.user_id) from access_user where id = new.user_id;
  elsif coalesce(current_setting('aftersale.acting', true), '') <> '' then
    perform write_audit('sign-in', email, 'removed', jsonb_build_object('address', old.ip_address, 'device', old.user_agent), null,
      old.user_id) from access_user where id = old.user_id;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.count_edition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update content_edition set edition = edition + 1 where name = tg_argv[0];
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.flows_offering(whom text[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE ROWS 100
AS $function$
begin
  return query
    select root_id from user_task where status = 'open' and assignee is null and claimable_by && whom;
end $function$;

CREATE OR REPLACE FUNCTION public.note_case_title()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update case_words set search_text = words, terms = search_terms(words)
  from words_of_case(new.title, new.customer, new.product, new.request_id) as words where case_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_case_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into case_words (case_id, search_text, terms)
  select id, words, search_terms(words) from new_rows, words_of_case(title, customer, product, request_id) as words
  on conflict (case_id) do update set search_text = excluded.search_text, terms = excluded.terms;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_case_worker()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.case_worker (person, source, instance_id)
  select new.completed_by, source, instance_id from public.service_case where instance_id = new.root_id
  on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_stock_changes(warehouse_ids uuid[], products text[], on_hand_added bigint[], reserved_added bigint[], levels_before integer[], of_levels boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare noticed bigint;
begin
  insert into record_change (record, record_id, before, after, chain)
  select 'stock', md5(touched.warehouse_id || ' ' || touched.product)::uuid,
    jsonb_build_object('id', md5(touched.warehouse_id || ' ' || touched.product)::uuid, 'warehouse', warehouse.code,
      'product', touched.product, 'on_hand', held.on_hand - touched.on_hand, 'reserved', held.reserved - touched.reserved,
      'available', held.on_hand - touched.on_hand - held.reserved + touched.reserved,
      'minimum', case when of_levels then touched.level else stock_level.minimum end),
    jsonb_build_object('id', md5(touched.warehouse_id || ' ' || touched.product)::uuid, 'warehouse', warehouse.code,
      'product', touched.product, 'on_hand', held.on_hand, 'reserved', held.reserved, 'available', held.on_hand - held.reserved,
      'minimum', stock_level.minimum),
    coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
  from unnest(warehouse_ids, products, on_hand_added, reserved_added, levels_before)
      as touched (warehouse_id, product, on_hand, reserved, level)
    join warehouse on warehouse.id = touched.warehouse_id
    left join stock_level on stock_level.warehouse_id = touched.warehouse_id and stock_level.product = touched.product
    cross join lateral (
      select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved from stock_lot
      where stock_lot.warehouse_id = touched.warehouse_id and stock_lot.product = touched.product
    ) as held;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.notice_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
declare noticed bigint;
begin
  if not exists (select from automation_watch where record = tg_argv[0]) then return null; end if;
  if tg_op = 'INSERT' then
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, null, to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later
    where exists (select from automation_watch where record = tg_argv[0] and kind = '');
  else
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, to_jsonb(earlier), to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later join old_rows as earlier using (id)
    where exists (select from automation_watch where record = tg_argv[0] and kind = '')
      and to_jsonb(earlier) <> to_jsonb(later);
  end if;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.notice_change_by_kind()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
declare noticed bigint;
begin
  if not exists (select from automation_watch where record = tg_argv[0]) then return null; end if;
  if tg_op = 'INSERT' then
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, null, to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later
    where exists (select from automation_watch where record = tg_argv[0] and kind in ('', later.kind));
  else
    insert into record_change (record, record_id, before, after, chain)
    select tg_argv[0], later.id, to_jsonb(earlier), to_jsonb(later),
      coalesce(string_to_array(nullif(current_setting('aftersale.automations', true), ''), ' '), '{}')
    from new_rows as later join old_rows as earlier using (id)
    where exists (select from automation_watch where record = tg_argv[0] and kind in ('', later.kind))
      and to_jsonb(earlier) <> to_jsonb(later);
  end if;
  get diagnostics noticed = row_count;
  if noticed > 0 then perform pg_notify('aftersale_engine', 'automations'); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.notice_levels()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from automation_watch where record = 'stock') then return null; end if;
  if tg_op = 'INSERT' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint), null, true)
    from new_rows having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint),
      array_agg(minimum), true)
    from old_rows having count(*) > 0;
  else
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(0::bigint), array_agg(0::bigint),
      array_agg(earlier.minimum), true)
    from old_rows as earlier join new_rows as later using (warehouse_id, product)
    where earlier.minimum <> later.minimum having count(*) > 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.notice_lots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from automation_watch where record = 'stock') then return null; end if;
  if tg_op = 'INSERT' then
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(on_hand), array_agg(reserved), null, false)
    from (
      select warehouse_id, product, sum(on_hand) as on_hand, sum(reserved) as reserved from new_rows
      group by warehouse_id, product having sum(on_hand) <> 0 or sum(reserved) <> 0
    ) as added having count(*) > 0;
  else
    perform note_stock_changes(array_agg(warehouse_id), array_agg(product), array_agg(on_hand), array_agg(reserved), null, false)
    from (
      select warehouse_id, product, sum(on_hand) as on_hand, sum(reserved) as reserved from (
        select warehouse_id, product, on_hand, reserved from new_rows
        union all select warehouse_id, product, -on_hand, -reserved from old_rows
      ) as moved group by warehouse_id, product having sum(on_hand) <> 0 or sum(reserved) <> 0
    ) as added having count(*) > 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.search_terms(given text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  word text;
  letters text[];
  pieces text[] := '{}';
begin
  foreach word in array string_to_array(given, ' ') loop
    letters := string_to_array(word, null);
    for at in 1 .. coalesce(cardinality(letters), 0) loop
      if ascii(letters[at]) between 33 and 126 then
        if ascii(letters[at + 1]) between 33 and 126 then
          if ascii(letters[at + 2]) between 33 and 126 then
            pieces := pieces || (letters[at] || letters[at + 1] || letters[at + 2]);
          end if;
          if at = 1 then pieces := pieces || ('^' || letters[1] || letters[2]); end if;
        elsif letters[at + 1] is not null then
          pieces := pieces || (letters[at] || letters[at + 1]);
        end if;
        if at = 1 then pieces := pieces || ('^' || letters[1]); end if;
      else
        pieces := pieces || letters[at];
        if letters[at + 1] is not null then pieces := pieces || (letters[at] || letters[at + 1]); end if;
      end if;
    end loop;
  end loop;
  return array(select distinct piece collate "C" from unnest(pieces) as piece order by 1);
end $function$;

CREATE OR REPLACE FUNCTION public.search_text(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select ' ' || left(btrim(regexp_replace(lower(normalize(given, nfkc)), '\s+', ' ', 'g')), 1000)
$function$;

CREATE OR REPLACE FUNCTION public.tasks_naming(who text)
 RETURNS TABLE(root_id uuid, id uuid)
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE ROWS 100
AS $function$
#variable_conflict use_column
begin
  return query
    select root_id, id from user_task where status = 'open' and assignee = who
    union all select root_id, id from user_task where status = 'open' and owner = who
    union all select root_id, id from user_task where completed_by = who
    union all select root_id, id from user_task where status = 'open' and assignee is null and claimable_by && array['u:' || who]
    union all select root_id, user_task.id from task_copy join user_task on user_task.id = task_id where person = who;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_live(whom text[], roots uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('aftersale_engine', 'live ' || jsonb_build_object(
    'whom', case when pg_column_size(whom) < 2500 then whom end,
    'roots', case when coalesce(cardinality(roots), 0) <= 60 then roots end)::text);
end $function$;

CREATE OR REPLACE FUNCTION public.tell_live_of_cases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare roots uuid[];
begin
  if not exists (select from live_desk) then return null; end if;
  if tg_table_name = 'service_case' then
    select array_agg(distinct instance_id) into roots from new_rows;
  else
    select array_agg(distinct instance_id) into roots
    from new_rows join service_case on service_case.id = (to_jsonb(new_rows) ->> 'case_id')::uuid;
  end if;
  if roots is not null then perform tell_live('{}', roots); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_live_of_persons()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare whom text[];
begin
  if not exists (select from live_desk) then return null; end if;
  select array_agg(distinct 'u:' || person) into whom from changed_rows;
  if whom is not null then perform tell_live(whom, '{}'); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_live_of_tasks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  whom text[];
  roots uuid[];
begin
  if not exists (select from live_desk) then return null; end if;
  if tg_op = 'INSERT' then
    select array_agg(distinct who), array_agg(distinct root_id) into whom, roots
    from new_rows cross join lateral unnest(claimable_by || array['u:' || assignee, 'u:' || owner]) as who;
  else
    select array_agg(distinct who), array_agg(distinct root_id) into whom, roots
    from (select * from old_rows union all select * from new_rows) as changed
      cross join lateral unnest(claimable_by || array['u:' || assignee, 'u:' || owner]) as who;
  end if;
  if roots is not null then perform tell_live(array_remove(whom, null), roots); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.words_of_case(title text, customer text, product text, request uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select search_text(concat_ws(' ', title, customer, product, product_name, request_number))
  from (select) as one left join public.return_request on return_request.id = request
$function$;

CREATE OR REPLACE FUNCTION public.write_audit(object text, name text, action text, before jsonb, after jsonb, person uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into audit_entry
    (id, at, via, email, person_name, key_name, address, route, request_id, object, name, action, before, after)
  select gen_random_uuid(), acting.at,
    coalesce(acting.facts->>'via', case current_setting('application_name') when 'aftersale' then 'program' else 'database' end),
    coalesce(acting.facts->>'email', own.email), coalesce(acting.facts->>'name', own.name), acting.facts->>'key',
    acting.facts->>'address', acting.facts->>'route', acting.facts->>'request', object, write_audit.name, action, before, after
  from (
    select facts, coalesce((facts->>'at')::timestamptz, date_trunc('milliseconds', clock_timestamp())) as at
    from (select nullif(current_setting('aftersale.acting', true), '')::jsonb as facts) as given
  ) as acting
  left join access_user as own on own.id = person and acting.facts->>'email' is null
$function$;

create view stock_place as
SELECT (md5(((place.warehouse_id || ' '::text) || place.product)))::uuid AS id,
    warehouse.code AS warehouse,
    place.product,
    COALESCE(held.on_hand, 0) AS on_hand,
    COALESCE(held.reserved, 0) AS reserved,
    COALESCE((held.on_hand - held.reserved), 0) AS available,
    stock_level.minimum
   FROM (((( SELECT stock_lot.warehouse_id,
            stock_lot.product
           FROM stock_lot
        UNION
         SELECT stock_level_1.warehouse_id,
            stock_level_1.product
           FROM stock_level stock_level_1) place
     JOIN warehouse ON ((warehouse.id = place.warehouse_id)))
     LEFT JOIN stock_level ON (((stock_level.warehouse_id = place.warehouse_id) AND (stock_level.product = place.product))))
     CROSS JOIN LATERAL ( SELECT (sum(stock_lot.on_hand))::integer AS on_hand,
            (sum(stock_lot.reserved))::integer AS reserved
           FROM stock_lot
          WHERE ((stock_lot.warehouse_id = place.warehouse_id) AND (stock_lot.product = place.product))) held);

alter table absence add constraint absence_pkey PRIMARY KEY (id);

alter table absence add constraint absence_check CHECK ((ends_at > starts_at));

alter table absence add constraint absence_check1 CHECK ((deputy <> person));

alter table access_account add constraint access_account_pkey PRIMARY KEY (id);

alter table access_account add constraint access_account_provider_id_account_id_key UNIQUE (provider_id, account_id);

alter table access_api_key add constraint access_api_key_pkey PRIMARY KEY (id);

alter table access_api_key add constraint access_api_key_key_hash_key UNIQUE (key_hash);

alter table access_attempt add constraint access_attempt_pkey PRIMARY KEY (subject);

alter table access_link add constraint access_link_pkey PRIMARY KEY (token_hash);

alter table access_link add constraint access_link_check CHECK (((purpose = 'set-up'::text) = (user_id IS NULL)));

alter table access_link add constraint access_link_purpose_check CHECK ((purpose = ANY (ARRAY['set-up'::text, 'sign-in'::text, 'invitation'::text])));

alter table access_session add constraint access_session_pkey PRIMARY KEY (id);

alter table access_session add constraint access_session_token_key UNIQUE (token);

alter table access_two_factor add constraint access_two_factor_pkey PRIMARY KEY (id);

alter table access_user add constraint access_user_pkey PRIMARY KEY (id);

alter table access_user add constraint access_user_email_check CHECK ((email = lower(email)));

alter table access_user add constraint access_user_email_key UNIQUE (email);

alter table access_user add constraint access_user_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'staff'::text])));

alter table access_verification add constraint access_verification_pkey PRIMARY KEY (id);

alter table answered_job add constraint answered_job_pkey PRIMARY KEY (job_id, fence);

alter table answered_job add constraint answered_job_answer_check CHECK ((answer = ANY (ARRAY['completed'::text, 'failed'::text, 'error-thrown'::text])));

alter table api_key_role add constraint api_key_role_pkey PRIMARY KEY (key_id, role, unit);

alter table attachment add constraint attachment_pkey PRIMARY KEY (id);

alter table attachment_content add constraint attachment_content_pkey PRIMARY KEY (digest);

alter table attachment_content add constraint attachment_content_bytes_check CHECK ((bytes > 0));

alter table attachment_content add constraint attachment_content_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text));

alter table attachment_content add constraint attachment_content_thumbnail_check CHECK ((thumbnail = ANY (ARRAY['ready'::text, 'waiting'::text, 'none'::text])));

alter table attachment_place add constraint attachment_place_pkey PRIMARY KEY (id);

alter table attachment_place add constraint attachment_place_attachment_id_case_id_entry_id_key UNIQUE NULLS NOT DISTINCT (attachment_id, case_id, entry_id);

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);

alter table audit_entry add constraint audit_entry_action_check CHECK ((action = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text, 'refused'::text, 'done'::text])));

alter table audit_entry add constraint audit_entry_via_check CHECK ((via = ANY (ARRAY['session'::text, 'api-key'::text, 'nobody'::text, 'program'::text, 'database'::text])));

alter table automation add constraint automation_pkey PRIMARY KEY (key, version);

alter table automation add constraint automation_version_check CHECK ((version > 0));

alter table automation_alarm add constraint automation_alarm_pkey PRIMARY KEY (automation, alarm_id);

alter table automation_date add constraint automation_date_pkey PRIMARY KEY (automation, record_id);

alter table automation_run add constraint automation_run_pkey PRIMARY KEY (id);

alter table automation_run add constraint automation_run_automation_record_id_occasion_key UNIQUE (automation, record_id, occasion);

alter table automation_run add constraint automation_run_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'done'::text, 'refused'::text, 'failed'::text])));

alter table automation_schedule add constraint automation_schedule_pkey PRIMARY KEY (automation);

alter table automation_watch add constraint automation_watch_pkey PRIMARY KEY (record, kind);

alter table calendar_use add constraint calendar_use_pkey PRIMARY KEY (instance_id, calendar);

alter table case_change add constraint case_change_pkey PRIMARY KEY (id);

alter table case_link add constraint case_link_pkey PRIMARY KEY (case_id, other_id, kind);

alter table case_link add constraint case_link_check CHECK ((case_id <> other_id));

alter table case_link add constraint case_link_kind_check CHECK ((kind = ANY (ARRAY['relates'::text, 'duplicates'::text, 'follows'::text, 'merged'::text])));

alter table case_news add constraint case_news_pkey PRIMARY KEY (id);

alter table case_number_period add constraint case_number_period_pkey PRIMARY KEY (prefix, period);

alter table case_number_period add constraint case_number_period_begins_after_check CHECK ((begins_after >= 0));

alter table case_rating add constraint case_rating_pkey PRIMARY KEY (case_id);

alter table case_rating add constraint case_rating_score_check CHECK (((score >= 1) AND (score <= 5)));

alter table case_type add constraint case_type_pkey PRIMARY KEY (key, version);

alter table case_type add constraint case_type_version_check CHECK ((version > 0));

alter table case_watcher add constraint case_watcher_pkey PRIMARY KEY (case_id, person);

alter table case_words add constraint case_words_pkey PRIMARY KEY (case_id);

alter table case_worker add constraint case_worker_pkey PRIMARY KEY (person, source, instance_id);

alter table clock_alarm add constraint clock_alarm_pkey PRIMARY KEY (id);

alter table clock_alarm add constraint clock_alarm_kind_check CHECK ((kind = ANY (ARRAY['warned'::text, 'breached'::text])));

alter table clock_event add constraint clock_event_pkey PRIMARY KEY (case_id, cause);

alter table clock_event add constraint clock_event_type_check CHECK ((type = ANY (ARRAY['created'::text, 'replied'::text, 'paused'::text, 'resumed'::text, 'solved'::text])));

alter table clocked_case add constraint clocked_case_pkey PRIMARY KEY (case_id);

alter table clocked_case add constraint clocked_case_warn_percent_check CHECK (((warn_percent >= 1) AND (warn_percent <= 99)));

alter table command_record add constraint command_record_pkey PRIMARY KEY (scope, key);

alter table content_edition add constraint content_edition_pkey PRIMARY KEY (name);

alter table conversation_entry add constraint conversation_entry_pkey PRIMARY KEY (id);

alter table conversation_entry add constraint conversation_entry_author_check CHECK ((author = ANY (ARRAY['user'::text, 'customer'::text, 'system'::text])));

alter table conversation_entry add constraint conversation_entry_check CHECK (((text IS NULL) <> (texts IS NULL)));

alter table conversation_entry add constraint conversation_entry_check1 CHECK (((kind = ANY (ARRAY['partner'::text, 'note'::text])) = (direction IS NULL)));

alter table conversation_entry add constraint conversation_entry_check2 CHECK (((author = 'system'::text) = (by_person IS NULL)));

alter table conversation_entry add constraint conversation_entry_direction_check CHECK ((direction = ANY (ARRAY['to-customer'::text, 'from-customer'::text])));

alter table conversation_entry add constraint conversation_entry_effect_key_key UNIQUE (effect_key);

alter table conversation_entry add constraint conversation_entry_kind_check CHECK ((kind = ANY (ARRAY['public'::text, 'partner'::text, 'note'::text, 'automatic'::text])));

alter table customer add constraint customer_pkey PRIMARY KEY (id);

alter table customer add constraint customer_kind_check CHECK ((kind = ANY (ARRAY['consumer'::text, 'supplier'::text, 'wholesaler'::text, 'dealer'::text])));

alter table customer add constraint customer_source_number_key UNIQUE (source, number);

alter table data_store add constraint data_store_pkey PRIMARY KEY (name);

alter table definition add constraint definition_pkey PRIMARY KEY (id);

alter table definition add constraint definition_kind_check CHECK ((kind = ANY (ARRAY['process'::text, 'decision'::text, 'form'::text, 'calendar'::text])));

alter table definition add constraint definition_kind_key_version_key UNIQUE (kind, key, version);

alter table deployment add constraint deployment_pkey PRIMARY KEY (id);

alter table deployment_definition add constraint deployment_definition_pkey PRIMARY KEY (deployment_id, definition_id);

alter table exchange add constraint exchange_pkey PRIMARY KEY (id);

alter table exchange add constraint exchange_charged_minor_check CHECK ((charged_minor >= 0));

alter table exchange add constraint exchange_number_key UNIQUE (number);

alter table exchange add constraint exchange_return_id_key UNIQUE (return_id);

alter table exchange add constraint exchange_shipping_credited_minor_check CHECK ((shipping_credited_minor >= 0));

alter table exchange_line add constraint exchange_line_pkey PRIMARY KEY (exchange_id, "position");

alter table exchange_line add constraint exchange_line_order_line_id_key UNIQUE (order_line_id);

alter table field_definition add constraint field_definition_pkey PRIMARY KEY (entity, name);

alter table flow_made add constraint flow_made_pkey PRIMARY KEY (record, record_id);

alter table goods_return add constraint goods_return_pkey PRIMARY KEY (id);

alter table goods_return add constraint goods_return_kind_check CHECK ((kind = ANY (ARRAY['return'::text, 'exchange'::text, 'refund-only'::text])));

alter table goods_return add constraint goods_return_number_key UNIQUE (number);

alter table import add constraint import_pkey PRIMARY KEY (id);

alter table import add constraint import_source_template_content_sha256_key UNIQUE (source, template, content_sha256);

alter table import add constraint import_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'completed'::text, 'failed'::text])));

alter table import_reject add constraint import_reject_pkey PRIMARY KEY (import_id, line_number);

alter table import_row add constraint import_row_pkey PRIMARY KEY (import_id, content_key);

alter table incident add constraint incident_pkey PRIMARY KEY (id);

alter table incident add constraint incident_check CHECK (((resolution IS NULL) = (resolved_at IS NULL)));

alter table incident add constraint incident_resolution_check CHECK ((resolution = ANY (ARRAY['retried'::text, 'edited'::text, 'skipped'::text, 'modified'::text, 'canceled'::text])));

alter table instance_start add constraint instance_start_pkey PRIMARY KEY (idempotency_key);

alter table invoice add constraint invoice_pkey PRIMARY KEY (id);

alter table invoice add constraint invoice_check CHECK (((total_minor > 0) AND (total_minor = (net_minor + tax_minor))));

alter table invoice add constraint invoice_check1 CHECK (((kind = 'red'::text) = (reverses_id IS NOT NULL)));

alter table invoice add constraint invoice_check2 CHECK (((status = 'issued'::text) = ((number IS NOT NULL) AND (issued_at IS NOT NULL))));

alter table invoice add constraint invoice_kind_check CHECK ((kind = ANY (ARRAY['normal'::text, 'red'::text])));

alter table invoice add constraint invoice_net_minor_check CHECK ((net_minor >= 0));

alter table invoice add constraint invoice_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'issued'::text, 'failed'::text])));

alter table invoice add constraint invoice_tax_minor_check CHECK ((tax_minor >= 0));

alter table invoice_line add constraint invoice_line_pkey PRIMARY KEY (invoice_id, "position");

alter table invoice_line add constraint invoice_line_check CHECK (((total_minor > 0) AND (total_minor = (net_minor + tax_minor))));

alter table invoice_line add constraint invoice_line_net_minor_check CHECK ((net_minor >= 0));

alter table invoice_line add constraint invoice_line_tax_minor_check CHECK ((tax_minor >= 0));

alter table job add constraint job_pkey PRIMARY KEY (id);

alter table job add constraint job_instance_id_visit_part_key UNIQUE (instance_id, visit, part);

alter table list_view add constraint list_view_pkey PRIMARY KEY (id);

alter table live_desk add constraint live_desk_pkey PRIMARY KEY (id);

alter table message add constraint message_pkey PRIMARY KEY (id);

alter table message_correlation add constraint message_correlation_pkey PRIMARY KEY (message_id, process_key);

alter table message_start add constraint message_start_pkey PRIMARY KEY (process_key, correlation_key);

alter table message_subscription add constraint message_subscription_pkey PRIMARY KEY (instance_id, owner, event, index);

alter table message_template add constraint message_template_pkey PRIMARY KEY (key, version);

alter table migration add constraint migration_pkey PRIMARY KEY (number);

alter table order_action add constraint order_action_pkey PRIMARY KEY (order_id, number);

alter table order_action add constraint order_action_number_check CHECK ((number > 0));

alter table order_discount add constraint order_discount_pkey PRIMARY KEY (order_id, "position");

alter table order_discount add constraint order_discount_amount_minor_check CHECK ((amount_minor >= 0));

alter table order_discount add constraint order_discount_kind_check CHECK ((kind = ANY (ARRAY['coupon'::text, 'promotion'::text, 'platform-subsidy'::text, 'points'::text, 'other'::text])));

alter table order_discount add constraint order_discount_over_check CHECK ((over = ANY (ARRAY['lines'::text, 'linesAndShipping'::text])));

alter table order_line add constraint order_line_pkey PRIMARY KEY (id);

alter table order_line add constraint order_line_check CHECK (((claimed_units >= 0) AND (claimed_units <= quantity)));

alter table order_line add constraint order_line_check1 CHECK (((claimed_minor >= 0) AND (claimed_minor <= paid_minor)));

alter table order_line add constraint order_line_check10 CHECK (((credited_units >= 0) AND (credited_units <= claimed_units)));

alter table order_line add constraint order_line_check11 CHECK (((credited_minor >= 0) AND (credited_minor <= claimed_minor)));

alter table order_line add constraint order_line_check2 CHECK (((cancelled_units >= 0) AND (cancelled_units <= quantity)));

alter table order_line add constraint order_line_check3 CHECK ((claimed_units <= (quantity - cancelled_units)));

alter table order_line add constraint order_line_check4 CHECK (((cancelled_minor >= 0) AND (cancelled_minor <= (paid_minor - claimed_minor))));

alter table order_line add constraint order_line_check5 CHECK ((((shipped_units - lost_units) >= 0) AND ((shipped_units - lost_units) <= (quantity - cancelled_units))));

alter table order_line add constraint order_line_check6 CHECK (((gift_charged_minor >= 0) AND (gift_charged_minor <= gross_minor)));

alter table order_line add constraint order_line_check7 CHECK (((delivered_units >= 0) AND (lost_units >= 0) AND ((delivered_units + lost_units) <= shipped_units)));

alter table order_line add constraint order_line_check8 CHECK (((received_units >= 0) AND (dismissed_units >= 0) AND (restocked_units >= 0) AND (written_off_units >= 0)));

alter table order_line add constraint order_line_check9 CHECK (((restocked_units + written_off_units) <= (received_units + dismissed_units)));

alter table order_line add constraint order_line_discount_minor_check CHECK ((discount_minor >= 0));

alter table order_line add constraint order_line_gross_minor_check CHECK ((gross_minor >= 0));

alter table order_line add constraint order_line_order_discount_minor_check CHECK ((order_discount_minor >= 0));

alter table order_line add constraint order_line_paid_minor_check CHECK ((paid_minor >= 0));

alter table order_line add constraint order_line_quantity_check CHECK ((quantity > 0));

alter table order_line add constraint order_line_record_key_key UNIQUE (record_key);

alter table order_line add constraint order_line_tax_minor_check CHECK ((tax_minor >= 0));

alter table order_line_serial add constraint order_line_serial_pkey PRIMARY KEY (order_line_id, serial);

alter table order_payment add constraint order_payment_pkey PRIMARY KEY (id);

alter table order_payment add constraint order_payment_captured_minor_check CHECK ((captured_minor >= 0));

alter table order_payment add constraint order_payment_check CHECK (((refunded_minor + pending_minor) <= captured_minor));

alter table order_payment add constraint order_payment_pending_minor_check CHECK ((pending_minor >= 0));

alter table order_payment add constraint order_payment_refunded_minor_check CHECK ((refunded_minor >= 0));

alter table org_unit add constraint org_unit_pkey PRIMARY KEY (key);

alter table org_unit add constraint org_unit_check CHECK ((parent <> key));

alter table org_unit add constraint org_unit_check1 CHECK (((parent IS NOT NULL) OR (closed_at IS NULL)));

alter table org_unit_source add constraint org_unit_source_pkey PRIMARY KEY (source);

alter table pack_definition add constraint pack_definition_pkey PRIMARY KEY (kind, key);

alter table parcel add constraint parcel_pkey PRIMARY KEY (id);

alter table parcel add constraint parcel_carrier_tracking_number_key UNIQUE (carrier, tracking_number);

alter table parcel add constraint parcel_check CHECK ((((direction = 'outbound'::text) AND (order_id IS NOT NULL) AND (return_id IS NULL)) OR ((direction = 'return'::text) AND (return_id IS NOT NULL))));

alter table parcel add constraint parcel_direction_check CHECK ((direction = ANY (ARRAY['outbound'::text, 'return'::text])));

alter table parcel add constraint parcel_homeward_check CHECK ((homeward = ANY (ARRAY['refused'::text, 'returning'::text, 'returned'::text])));

alter table parcel add constraint parcel_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'info-received'::text, 'in-transit'::text, 'out-for-delivery'::text, 'attempt-failed'::text, 'available-for-pick-up'::text, 'delivered'::text, 'exception'::text, 'expired'::text])));

alter table parcel_event add constraint parcel_event_pkey PRIMARY KEY (parcel_id, digest);

alter table parcel_line add constraint parcel_line_pkey PRIMARY KEY (parcel_id, "position");

alter table parcel_line add constraint parcel_line_check CHECK (((order_line_id IS NULL) <> (return_line_id IS NULL)));

alter table parcel_line add constraint parcel_line_units_check CHECK ((units > 0));

alter table person_group add constraint person_group_pkey PRIMARY KEY (group_key, user_id);

alter table person_role add constraint person_role_pkey PRIMARY KEY (user_id, role, unit);

alter table pilot add constraint pilot_pkey PRIMARY KEY (id);

alter table pilot add constraint pilot_outcome_check CHECK ((outcome = ANY (ARRAY['published'::text, 'ended'::text])));

alter table pilot add constraint pilot_share_check CHECK (((share >= 1) AND (share <= 100)));

alter table pilot_process add constraint pilot_process_pkey PRIMARY KEY (pilot_id, process_key);

alter table portal_attempt add constraint portal_attempt_pkey PRIMARY KEY (subject);

alter table portal_code add constraint portal_code_pkey PRIMARY KEY (code_hash);

alter table portal_session add constraint portal_session_pkey PRIMARY KEY (id);

alter table portal_session add constraint portal_session_token_hash_key UNIQUE (token_hash);

alter table process_event add constraint process_event_pkey PRIMARY KEY (instance_id, number, at);

alter table process_instance add constraint process_instance_pkey PRIMARY KEY (id);

alter table process_instance add constraint process_instance_check CHECK (((parent_id IS NULL) = (parent_visit IS NULL)));

alter table process_instance add constraint process_instance_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'terminated'::text])));

alter table product add constraint product_pkey PRIMARY KEY (id);

alter table product add constraint product_check CHECK (((list_price_minor IS NULL) = (currency IS NULL)));

alter table product add constraint product_code_key UNIQUE (code);

alter table product add constraint product_list_price_minor_check CHECK ((list_price_minor >= 0));

alter table product add constraint product_shelf_life_days_check CHECK ((shelf_life_days > 0));

alter table product add constraint product_tax_rate_check CHECK (((tax_rate >= (0)::numeric) AND (tax_rate <= (100)::numeric)));

alter table provider_answer add constraint provider_answer_pkey PRIMARY KEY (call_id, digest);

alter table provider_answer add constraint provider_answer_via_check CHECK ((via = ANY (ARRAY['send'::text, 'query'::text, 'notification'::text, 'person'::text])));

alter table provider_call add constraint provider_call_pkey PRIMARY KEY (id);

alter table provider_call add constraint provider_call_answer_check CHECK ((octet_length((answer)::text) <= 65536));

alter table provider_call add constraint provider_call_check CHECK (((status = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL)));

alter table provider_call add constraint provider_call_payload_check CHECK ((octet_length((payload)::text) <= 65536));

alter table provider_call add constraint provider_call_port_check CHECK ((port = ANY (ARRAY['payment'::text, 'carrier'::text, 'warehouse'::text, 'invoice'::text, 'sms'::text])));

alter table provider_call add constraint provider_call_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sending'::text, 'accepted'::text, 'stuck'::text, 'manual'::text, 'done'::text, 'failed'::text])));

alter table record_change add constraint record_change_pkey PRIMARY KEY ("position");

alter table refund add constraint refund_pkey PRIMARY KEY (id);

alter table refund add constraint refund_amount_minor_check CHECK ((amount_minor >= 0));

alter table refund add constraint refund_effect_key_key UNIQUE (effect_key);

alter table refund add constraint refund_number_key UNIQUE (number);

alter table refund_part add constraint refund_part_pkey PRIMARY KEY (id);

alter table refund_part add constraint refund_part_amount_minor_check CHECK ((amount_minor > 0));

alter table refund_part add constraint refund_part_retry_of_key UNIQUE (retry_of);

alter table refund_part add constraint refund_part_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'settled'::text, 'failed'::text])));

alter table repair add constraint repair_pkey PRIMARY KEY (id);

alter table repair add constraint repair_agreed_minor_check CHECK ((agreed_minor >= 0));

alter table repair add constraint repair_cause_check CHECK ((cause = ANY (ARRAY['defect'::text, 'misuse'::text, 'accident'::text])));

alter table repair add constraint repair_charged_minor_check CHECK ((charged_minor >= 0));

alter table repair add constraint repair_check CHECK (((paid_back_minor >= 0) AND (paid_back_minor <= received_minor)));

alter table repair add constraint repair_check1 CHECK (((waiting_since IS NOT NULL) = (stage = 'waiting-for-parts'::text)));

alter table repair add constraint repair_check2 CHECK (((closed_at IS NOT NULL) = ((stage = 'returned'::text) OR ((stage = 'cancelled'::text) AND (NOT goods_here)))));

alter table repair add constraint repair_check3 CHECK (((charged_minor IS NULL) = (warranty_cost_minor IS NULL)));

alter table repair add constraint repair_check4 CHECK (((charged_minor IS NULL) OR (charged_minor = agreed_minor)));

alter table repair add constraint repair_number_key UNIQUE (number);

alter table repair add constraint repair_quoted_check CHECK ((quoted = ANY (ARRAY['before-repair'::text, 'after-repair'::text])));

alter table repair add constraint repair_received_minor_check CHECK ((received_minor >= 0));

alter table repair add constraint repair_stage_check CHECK ((stage = ANY (ARRAY['requested'::text, 'received'::text, 'diagnosed'::text, 'quoted'::text, 'approved'::text, 'declined'::text, 'waiting-for-parts'::text, 'repairing'::text, 'tested'::text, 'done'::text, 'returned'::text, 'cancelled'::text])));

alter table repair add constraint repair_warranty_cost_minor_check CHECK ((warranty_cost_minor >= 0));

alter table repair_loan add constraint repair_loan_pkey PRIMARY KEY (id);

alter table repair_loan add constraint repair_loan_check CHECK ((taken_back_at >= given_at));

alter table repair_part add constraint repair_part_pkey PRIMARY KEY (id);

alter table repair_part add constraint repair_part_check CHECK (((cardinality(fitted_serials) <= quantity) AND (cardinality(faulty_serials) <= quantity)));

alter table repair_part add constraint repair_part_quantity_check CHECK ((quantity > 0));

alter table repair_part add constraint repair_part_use_check CHECK ((use = ANY (ARRAY['fitted'::text, 'unused'::text])));

alter table repair_payment add constraint repair_payment_pkey PRIMARY KEY (id);

alter table repair_payment add constraint repair_payment_amount_minor_check CHECK ((amount_minor > 0));

alter table repair_payment add constraint repair_payment_direction_check CHECK ((direction = ANY (ARRAY['received'::text, 'paid-back'::text])));

alter table repair_price add constraint repair_price_pkey PRIMARY KEY (price_list_id, code);

alter table repair_price add constraint repair_price_kind_check CHECK ((kind = ANY (ARRAY['part'::text, 'labour'::text])));

alter table repair_price add constraint repair_price_tax_rate_check CHECK (((tax_rate >= (0)::numeric) AND (tax_rate <= (100)::numeric)));

alter table repair_price add constraint repair_price_unit_price_minor_check CHECK ((unit_price_minor >= 0));

alter table repair_price_list add constraint repair_price_list_pkey PRIMARY KEY (id);

alter table repair_price_list add constraint repair_price_list_code_version_key UNIQUE (code, version);

alter table repair_price_list add constraint repair_price_list_version_check CHECK ((version > 0));

alter table repair_quote add constraint repair_quote_pkey PRIMARY KEY (id);

alter table repair_quote add constraint repair_quote_answer_check CHECK ((answer = ANY (ARRAY['approved'::text, 'declined'::text])));

alter table repair_quote add constraint repair_quote_cause_check CHECK ((cause = ANY (ARRAY['defect'::text, 'misuse'::text, 'accident'::text])));

alter table repair_quote add constraint repair_quote_check CHECK (((pay_minor + warranty_cost_minor) = price_minor));

alter table repair_quote add constraint repair_quote_check1 CHECK (((answer IS NULL) = (answered_at IS NULL)));

alter table repair_quote add constraint repair_quote_check2 CHECK (((charged_at IS NULL) OR (answer = 'approved'::text)));

alter table repair_quote add constraint repair_quote_labour_minor_check CHECK ((labour_minor >= 0));

alter table repair_quote add constraint repair_quote_number_check CHECK ((number > 0));

alter table repair_quote add constraint repair_quote_parts_minor_check CHECK ((parts_minor >= 0));

alter table repair_quote add constraint repair_quote_pay_minor_check CHECK ((pay_minor >= 0));

alter table repair_quote add constraint repair_quote_repair_id_number_key UNIQUE (repair_id, number);

alter table repair_quote add constraint repair_quote_tax_minor_check CHECK ((tax_minor >= 0));

alter table repair_quote add constraint repair_quote_warranty_cost_minor_check CHECK ((warranty_cost_minor >= 0));

alter table repair_quote_line add constraint repair_quote_line_pkey PRIMARY KEY (quote_id, "position");

alter table repair_quote_line add constraint repair_quote_line_check CHECK (((pay_minor + warranty_cost_minor) = price_minor));

alter table repair_quote_line add constraint repair_quote_line_check1 CHECK (((pay_minor = 0) OR (warranty_cost_minor = 0)));

alter table repair_quote_line add constraint repair_quote_line_kind_check CHECK ((kind = ANY (ARRAY['part'::text, 'labour'::text])));

alter table repair_quote_line add constraint repair_quote_line_pay_minor_check CHECK ((pay_minor >= 0));

alter table repair_quote_line add constraint repair_quote_line_quantity_check CHECK ((quantity > 0));

alter table repair_quote_line add constraint repair_quote_line_warranty_cost_minor_check CHECK ((warranty_cost_minor >= 0));

alter table repair_step add constraint repair_step_pkey PRIMARY KEY (repair_id, number);

alter table repair_step add constraint repair_step_number_check CHECK ((number > 0));

alter table retention_rule add constraint retention_rule_pkey PRIMARY KEY (process_key);

alter table return_line add constraint return_line_pkey PRIMARY KEY (id);

alter table return_line add constraint return_line_check CHECK (((cancelled_units >= 0) AND (received_units >= 0) AND (dismissed_units >= 0) AND (wrong_units >= 0) AND (lost_units >= 0)));

alter table return_line add constraint return_line_check1 CHECK ((((received_units + dismissed_units) + lost_units) <= (units - cancelled_units)));

alter table return_line add constraint return_line_check2 CHECK (((restocked_units >= 0) AND (written_off_units >= 0) AND (given_back_units >= 0) AND (restocked_units <= received_units)));

alter table return_line add constraint return_line_check3 CHECK ((((restocked_units + written_off_units) + given_back_units) <= (received_units + dismissed_units)));

alter table return_line add constraint return_line_check4 CHECK (((credited_units >= 0) AND (credited_units <= ((units - cancelled_units) - given_back_units))));

alter table return_line add constraint return_line_check5 CHECK (((credited_minor >= 0) AND (credited_minor <= value_minor)));

alter table return_line add constraint return_line_check6 CHECK ((fee_minor <= credited_minor));

alter table return_line add constraint return_line_fault_check CHECK ((fault = ANY (ARRAY['buyer'::text, 'seller'::text])));

alter table return_line add constraint return_line_fee_minor_check CHECK ((fee_minor >= 0));

alter table return_line add constraint return_line_gross_minor_check CHECK ((gross_minor >= 0));

alter table return_line add constraint return_line_tax_minor_check CHECK ((tax_minor >= 0));

alter table return_line add constraint return_line_units_check CHECK ((units > 0));

alter table return_line add constraint return_line_value_minor_check CHECK ((value_minor >= 0));

alter table return_request add constraint return_request_pkey PRIMARY KEY (id);

alter table return_request add constraint return_request_record_key_key UNIQUE (record_key);

alter table return_request add constraint return_request_units_check CHECK ((units > 0));

alter table return_serial add constraint return_serial_pkey PRIMARY KEY (return_line_id, serial);

alter table return_serial add constraint return_serial_condition_check CHECK ((condition = ANY (ARRAY['expected'::text, 'good'::text, 'damaged'::text, 'wrong'::text])));

alter table role_version add constraint role_version_pkey PRIMARY KEY (key, version);

alter table role_version add constraint role_version_version_check CHECK ((version > 0));

alter table sales_order add constraint sales_order_pkey PRIMARY KEY (id);

alter table sales_order add constraint sales_order_charged_minor_check CHECK ((charged_minor >= 0));

alter table sales_order add constraint sales_order_check CHECK (((shipping_discount_minor >= 0) AND (shipping_discount_minor <= shipping_minor)));

alter table sales_order add constraint sales_order_check1 CHECK (((shipping_credited_minor >= 0) AND (shipping_credited_minor <= shipping_paid_minor)));

alter table sales_order add constraint sales_order_credited_minor_check CHECK ((credited_minor >= 0));

alter table sales_order add constraint sales_order_number_source_key UNIQUE (number, source);

alter table sales_order add constraint sales_order_paid_back_minor_check CHECK ((paid_back_minor >= 0));

alter table sales_order add constraint sales_order_shipping_minor_check CHECK ((shipping_minor >= 0));

alter table sales_order add constraint sales_order_shipping_paid_minor_check CHECK ((shipping_paid_minor >= 0));

alter table sales_order add constraint sales_order_shipping_tax_minor_check CHECK ((shipping_tax_minor >= 0));

alter table serial_unit add constraint serial_unit_pkey PRIMARY KEY (id);

alter table serial_unit add constraint serial_unit_check CHECK ((delivered_on >= sold_on));

alter table serial_unit add constraint serial_unit_check1 CHECK (((order_id IS NULL) = (order_line_id IS NULL)));

alter table serial_unit add constraint serial_unit_check2 CHECK (((state <> 'replaced'::text) OR (replaced_by_id IS NOT NULL)));

alter table serial_unit add constraint serial_unit_product_serial_key UNIQUE (product, serial);

alter table serial_unit add constraint serial_unit_state_check CHECK ((state = ANY (ARRAY['with-customer'::text, 'in-repair'::text, 'returned'::text, 'replaced'::text, 'scrapped'::text])));

alter table service_case add constraint service_case_pkey PRIMARY KEY (id);

alter table service_case add constraint service_case_check CHECK (((type_version IS NOT NULL) OR (request_id IS NOT NULL)));

alter table service_case add constraint service_case_instance UNIQUE (instance_id);

alter table service_case add constraint service_case_number_key UNIQUE (number);

alter table service_case add constraint service_case_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])));

alter table service_case add constraint service_case_status_check CHECK ((status = ANY (ARRAY['running'::text, 'waiting'::text, 'stuck'::text, 'closed'::text])));

alter table service_clock add constraint service_clock_pkey PRIMARY KEY (case_id, name);

alter table service_clock add constraint service_clock_name_check CHECK ((name = ANY (ARRAY['firstResponse'::text, 'update'::text, 'solution'::text])));

alter table service_clock add constraint service_clock_standing_check CHECK ((standing = ANY (ARRAY['running'::text, 'paused'::text, 'stopped'::text])));

alter table setting add constraint setting_pkey PRIMARY KEY (name);

alter table signal add constraint signal_pkey PRIMARY KEY (id);

alter table signal_delivery add constraint signal_delivery_pkey PRIMARY KEY (number);

alter table signal_subscription add constraint signal_subscription_pkey PRIMARY KEY (instance_id, owner, event, index);

alter table start_subscription add constraint start_subscription_pkey PRIMARY KEY (definition_id, event, index);

alter table start_subscription add constraint start_subscription_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'signal'::text, 'conditional'::text])));

alter table start_timer add constraint start_timer_pkey PRIMARY KEY (definition_id, event, index);

alter table start_timer add constraint start_timer_check CHECK (((calendar IS NULL) = (calendar_edition IS NULL)));

alter table stock_level add constraint stock_level_pkey PRIMARY KEY (warehouse_id, product);

alter table stock_level add constraint stock_level_minimum_check CHECK ((minimum > 0));

alter table stock_lot add constraint stock_lot_pkey PRIMARY KEY (id);

alter table stock_lot add constraint stock_lot_check CHECK (((reserved >= 0) AND (reserved <= on_hand)));

alter table stock_lot add constraint stock_lot_on_hand_check CHECK ((on_hand >= 0));

alter table stock_lot add constraint stock_lot_product_warehouse_id_lot_key UNIQUE (product, warehouse_id, lot);

alter table stock_movement add constraint stock_movement_pkey PRIMARY KEY (id);

alter table stock_movement add constraint stock_movement_kind_check CHECK ((kind = ANY (ARRAY['receive'::text, 'issue'::text, 'adjust'::text, 'move-out'::text, 'move-in'::text])));

alter table stock_movement add constraint stock_movement_units_check CHECK ((units <> 0));

alter table stock_reservation add constraint stock_reservation_pkey PRIMARY KEY (id);

alter table stock_reservation add constraint stock_reservation_check CHECK (((issued_units >= 0) AND (issued_units <= units)));

alter table stock_reservation add constraint stock_reservation_check1 CHECK (((released_units >= 0) AND ((issued_units + released_units) <= units)));

alter table stock_reservation add constraint stock_reservation_check2 CHECK (((ended_at IS NOT NULL) = ((issued_units + released_units) = units)));

alter table stock_reservation add constraint stock_reservation_units_check CHECK ((units > 0));

alter table stock_reservation_lot add constraint stock_reservation_lot_pkey PRIMARY KEY (reservation_id, lot_id);

alter table stock_reservation_lot add constraint stock_reservation_lot_units_check CHECK ((units > 0));

alter table studio_draft add constraint studio_draft_pkey PRIMARY KEY (resource);

alter table studio_editor add constraint studio_editor_pkey PRIMARY KEY (resource, person);

alter table studio_publication add constraint studio_publication_pkey PRIMARY KEY (id);

alter table studio_revision add constraint studio_revision_pkey PRIMARY KEY (resource, revision);

alter table task_copy add constraint task_copy_pkey PRIMARY KEY (id);

alter table task_copy add constraint task_copy_task_id_person_key UNIQUE (task_id, person);

alter table task_urging add constraint task_urging_pkey PRIMARY KEY (task_id, person);

alter table timer add constraint timer_pkey PRIMARY KEY (instance_id, owner, event, index);

alter table unit_event add constraint unit_event_pkey PRIMARY KEY (id);

alter table unit_event add constraint unit_event_kind_check CHECK ((kind = ANY (ARRAY['sold'::text, 'delivered'::text, 'repairStarted'::text, 'repairEnded'::text, 'repairAbandoned'::text, 'exchanged'::text, 'replacement'::text, 'replaced'::text, 'returned'::text, 'scrapped'::text, 'corrected'::text])));

alter table unit_warranty add constraint unit_warranty_pkey PRIMARY KEY (id);

alter table unit_warranty add constraint unit_warranty_check CHECK ((delivered_on >= sold_on));

alter table unit_warranty add constraint unit_warranty_repaired_goods_days_check CHECK ((repaired_goods_days >= 0));

alter table user_task add constraint user_task_pkey PRIMARY KEY (id);

alter table user_task add constraint user_task_cancel_why_check CHECK ((cancel_why = ANY (ARRAY['interrupted'::text, 'instance-canceled'::text, 'modified'::text, 'sent-back'::text, 'withdrawn'::text, 'decided'::text, 'replaced'::text])));

alter table user_task add constraint user_task_check CHECK (((draft IS NULL) = (drafted_at IS NULL)));

alter table user_task add constraint user_task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'completed'::text, 'canceled'::text])));

alter table warehouse add constraint warehouse_pkey PRIMARY KEY (id);

alter table warehouse add constraint warehouse_code_key UNIQUE (code);

alter table webhook_delivery add constraint webhook_delivery_pkey PRIMARY KEY (id);

alter table webhook_delivery add constraint webhook_delivery_run_id_action_key UNIQUE (run_id, action);

alter table word add constraint word_pkey PRIMARY KEY (kind, key);

alter table word add constraint word_kind_check CHECK ((kind = ANY (ARRAY['reason'::text, 'outcome'::text, 'group'::text, 'channel'::text, 'source'::text, 'provider'::text])));

alter table word_removed add constraint word_removed_pkey PRIMARY KEY (kind, key);

alter table word_removed add constraint word_removed_kind_check CHECK ((kind = ANY (ARRAY['reason'::text, 'outcome'::text, 'group'::text, 'channel'::text, 'source'::text, 'provider'::text])));

alter table access_account add constraint access_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table access_api_key add constraint access_api_key_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table access_link add constraint access_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table access_session add constraint access_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table access_two_factor add constraint access_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table api_key_role add constraint api_key_role_key_id_fkey FOREIGN KEY (key_id) REFERENCES access_api_key(id) ON DELETE CASCADE;

alter table api_key_role add constraint api_key_role_unit_fkey FOREIGN KEY (unit) REFERENCES org_unit(key);

alter table attachment add constraint attachment_digest_fkey FOREIGN KEY (digest) REFERENCES attachment_content(digest);

alter table attachment_place add constraint attachment_place_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id);

alter table attachment_place add constraint attachment_place_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE CASCADE;

alter table attachment_place add constraint attachment_place_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES conversation_entry(id) ON DELETE CASCADE;

alter table automation_alarm add constraint automation_alarm_alarm_id_fkey FOREIGN KEY (alarm_id) REFERENCES clock_alarm(id);

alter table automation_run add constraint automation_run_automation_version_fkey FOREIGN KEY (automation, version) REFERENCES automation(key, version);

alter table automation_schedule add constraint automation_schedule_automation_version_fkey FOREIGN KEY (automation, version) REFERENCES automation(key, version);

alter table case_change add constraint case_change_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table case_link add constraint case_link_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table case_link add constraint case_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES service_case(id);

alter table case_news add constraint case_news_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table case_rating add constraint case_rating_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table case_watcher add constraint case_watcher_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table case_words add constraint case_words_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE CASCADE;

alter table case_worker add constraint case_worker_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES service_case(instance_id) ON DELETE CASCADE;

alter table clock_alarm add constraint clock_alarm_case_id_fkey FOREIGN KEY (case_id) REFERENCES clocked_case(case_id);

alter table clock_event add constraint clock_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES clocked_case(case_id);

alter table clocked_case add constraint clocked_case_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table conversation_entry add constraint conversation_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id);

alter table definition add constraint definition_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployment(id);

alter table deployment_definition add constraint deployment_definition_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES definition(id);

alter table deployment_definition add constraint deployment_definition_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployment(id);

alter table exchange add constraint exchange_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table exchange add constraint exchange_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id);

alter table exchange add constraint exchange_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id);

alter table exchange_line add constraint exchange_line_exchange_id_fkey FOREIGN KEY (exchange_id) REFERENCES exchange(id);

alter table exchange_line add constraint exchange_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table exchange_line add constraint exchange_line_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES return_line(id);

alter table goods_return add constraint goods_return_request_id_fkey FOREIGN KEY (request_id) REFERENCES return_request(id);

alter table import_reject add constraint import_reject_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id);

alter table import_row add constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE;

alter table incident add constraint incident_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);

alter table invoice add constraint invoice_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table invoice add constraint invoice_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES invoice(id);

alter table invoice_line add constraint invoice_line_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoice(id);

alter table invoice_line add constraint invoice_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table list_view add constraint list_view_owner_fkey FOREIGN KEY (owner) REFERENCES access_user(id) ON DELETE CASCADE;

alter table message_correlation add constraint message_correlation_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE;

alter table order_action add constraint order_action_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table order_discount add constraint order_discount_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table order_line add constraint order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table order_line_serial add constraint order_line_serial_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table order_payment add constraint order_payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table org_unit add constraint org_unit_parent_fkey FOREIGN KEY (parent) REFERENCES org_unit(key);

alter table org_unit_source add constraint org_unit_source_unit_fkey FOREIGN KEY (unit) REFERENCES org_unit(key);

alter table parcel add constraint parcel_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table parcel add constraint parcel_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id);

alter table parcel_event add constraint parcel_event_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id);

alter table parcel_line add constraint parcel_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table parcel_line add constraint parcel_line_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES parcel(id);

alter table parcel_line add constraint parcel_line_return_line_id_fkey FOREIGN KEY (return_line_id) REFERENCES return_line(id);

alter table person_group add constraint person_group_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table person_role add constraint person_role_unit_fkey FOREIGN KEY (unit) REFERENCES org_unit(key);

alter table person_role add constraint person_role_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id) ON DELETE CASCADE;

alter table pilot add constraint pilot_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES deployment(id);

alter table pilot_process add constraint pilot_process_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES definition(id);

alter table pilot_process add constraint pilot_process_pilot_id_fkey FOREIGN KEY (pilot_id) REFERENCES pilot(id);

alter table portal_code add constraint portal_code_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table portal_session add constraint portal_session_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table process_instance add constraint process_instance_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES definition(id);

alter table process_instance add constraint process_instance_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES process_instance(id);

alter table provider_answer add constraint provider_answer_call_id_fkey FOREIGN KEY (call_id) REFERENCES provider_call(id);

alter table refund add constraint refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table refund add constraint refund_request_id_fkey FOREIGN KEY (request_id) REFERENCES return_request(id);

alter table refund add constraint refund_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id);

alter table refund_part add constraint refund_part_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table refund_part add constraint refund_part_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES order_payment(id);

alter table refund_part add constraint refund_part_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id);

alter table refund_part add constraint refund_part_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES refund_part(id);

alter table repair add constraint repair_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table repair add constraint repair_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table repair add constraint repair_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES repair_quote(id);

alter table repair add constraint repair_replaced_unit_id_fkey FOREIGN KEY (replaced_unit_id) REFERENCES serial_unit(id);

alter table repair add constraint repair_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES serial_unit(id);

alter table repair_loan add constraint repair_loan_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id);

alter table repair_part add constraint repair_part_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id);

alter table repair_payment add constraint repair_payment_order_payment_id_fkey FOREIGN KEY (order_payment_id) REFERENCES order_payment(id);

alter table repair_payment add constraint repair_payment_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id);

alter table repair_price add constraint repair_price_price_list_id_fkey FOREIGN KEY (price_list_id) REFERENCES repair_price_list(id);

alter table repair_quote add constraint repair_quote_price_list_id_fkey FOREIGN KEY (price_list_id) REFERENCES repair_price_list(id);

alter table repair_quote add constraint repair_quote_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id);

alter table repair_quote_line add constraint repair_quote_line_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES repair_quote(id);

alter table repair_step add constraint repair_step_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id);

alter table return_line add constraint return_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table return_line add constraint return_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table return_line add constraint return_line_return_id_fkey FOREIGN KEY (return_id) REFERENCES goods_return(id);

alter table return_serial add constraint return_serial_return_line_id_fkey FOREIGN KEY (return_line_id) REFERENCES return_line(id);

alter table serial_unit add constraint serial_unit_order_id_fkey FOREIGN KEY (order_id) REFERENCES sales_order(id);

alter table serial_unit add constraint serial_unit_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table serial_unit add constraint serial_unit_replaced_by_id_fkey FOREIGN KEY (replaced_by_id) REFERENCES serial_unit(id);

alter table serial_unit add constraint serial_unit_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES serial_unit(id);

alter table service_case add constraint service_case_request_id_fkey FOREIGN KEY (request_id) REFERENCES return_request(id);

alter table service_case add constraint service_case_type_fkey FOREIGN KEY (kind, type_version) REFERENCES case_type(key, version);

alter table service_clock add constraint service_clock_case_id_fkey FOREIGN KEY (case_id) REFERENCES clocked_case(case_id);

alter table signal_delivery add constraint signal_delivery_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES signal(id) ON DELETE CASCADE;

alter table start_subscription add constraint start_subscription_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES definition(id);

alter table start_timer add constraint start_timer_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES definition(id);

alter table stock_level add constraint stock_level_product_fkey FOREIGN KEY (product) REFERENCES product(code);

alter table stock_level add constraint stock_level_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id);

alter table stock_lot add constraint stock_lot_product_fkey FOREIGN KEY (product) REFERENCES product(code);

alter table stock_lot add constraint stock_lot_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouse(id);

alter table stock_movement add constraint stock_movement_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES stock_lot(id);

alter table stock_movement add constraint stock_movement_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES stock_reservation(id);

alter table stock_reservation add constraint stock_reservation_product_fkey FOREIGN KEY (product) REFERENCES product(code);

alter table stock_reservation_lot add constraint stock_reservation_lot_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES stock_lot(id);

alter table stock_reservation_lot add constraint stock_reservation_lot_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES stock_reservation(id);

alter table task_copy add constraint task_copy_task_id_fkey FOREIGN KEY (task_id) REFERENCES user_task(id) ON DELETE CASCADE;

alter table task_urging add constraint task_urging_task_id_fkey FOREIGN KEY (task_id) REFERENCES user_task(id) ON DELETE CASCADE;

alter table unit_event add constraint unit_event_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id);

alter table unit_event add constraint unit_event_other_unit_id_fkey FOREIGN KEY (other_unit_id) REFERENCES serial_unit(id);

alter table unit_event add constraint unit_event_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES serial_unit(id);

alter table unit_event add constraint unit_event_warranty_id_fkey FOREIGN KEY (warranty_id) REFERENCES unit_warranty(id);

alter table unit_warranty add constraint unit_warranty_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES serial_unit(id);

alter table user_task add constraint user_task_form_id_fkey FOREIGN KEY (form_id) REFERENCES definition(id);

alter table user_task add constraint user_task_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);

alter table webhook_delivery add constraint webhook_delivery_run_id_fkey FOREIGN KEY (run_id) REFERENCES automation_run(id);

CREATE INDEX absence_person ON public.absence USING btree (person, ends_at);

CREATE INDEX access_account_user ON public.access_account USING btree (user_id);

CREATE INDEX access_api_key_user ON public.access_api_key USING btree (user_id);

CREATE INDEX access_attempt_end ON public.access_attempt USING btree (window_ends_at);

CREATE INDEX access_link_expiry ON public.access_link USING btree (expires_at);

CREATE INDEX access_session_expiry ON public.access_session USING btree (expires_at);

CREATE INDEX access_session_user ON public.access_session USING btree (user_id);

CREATE UNIQUE INDEX access_two_factor_user ON public.access_two_factor USING btree (user_id);

CREATE INDEX access_verification_identifier ON public.access_verification USING btree (identifier);

CREATE INDEX answered_job_age ON public.answered_job USING btree (answered_at);

CREATE INDEX attachment_digest ON public.attachment USING btree (digest);

CREATE INDEX attachment_uploaded ON public.attachment USING btree (uploaded_at);

CREATE INDEX attachment_uploader ON public.attachment USING btree (uploaded_by, uploaded_at);

CREATE INDEX attachment_content_brought ON public.attachment_content USING btree (brought_at);

CREATE INDEX attachment_content_thumbnail ON public.attachment_content USING btree (thumbnail_until NULLS FIRST) WHERE (thumbnail = 'waiting'::text);

CREATE INDEX attachment_place_case ON public.attachment_place USING btree (case_id, id);

CREATE INDEX attachment_place_entry ON public.attachment_place USING btree (entry_id) WHERE (entry_id IS NOT NULL);

CREATE INDEX audit_entry_at ON public.audit_entry USING btree (at DESC, "position" DESC);

CREATE INDEX audit_entry_object ON public.audit_entry USING btree (object, name, at DESC);

CREATE INDEX audit_entry_person ON public.audit_entry USING btree (email, at DESC);

CREATE INDEX automation_alarm_due ON public.automation_alarm USING btree (due_at);

CREATE INDEX automation_date_due ON public.automation_date USING btree (due_at) WHERE (NOT done);

CREATE INDEX automation_run_outcome ON public.automation_run USING btree (status, id) WHERE (status = ANY (ARRAY['refused'::text, 'failed'::text]));

CREATE INDEX automation_run_pending ON public.automation_run USING btree (id) WHERE (status = 'pending'::text);

CREATE INDEX automation_run_record ON public.automation_run USING btree (record_id, id);

CREATE INDEX calendar_use_edition ON public.calendar_use USING btree (calendar, edition) WHERE (NOT suspended);

CREATE INDEX case_change_case ON public.case_change USING btree (case_id, id);

CREATE UNIQUE INDEX case_link_merged ON public.case_link USING btree (case_id) WHERE (kind = 'merged'::text);

CREATE INDEX case_link_other ON public.case_link USING btree (other_id);

CREATE INDEX case_news_case ON public.case_news USING btree (case_id, id);

CREATE INDEX case_rating_rated_at ON public.case_rating USING btree (rated_at);

CREATE INDEX case_watcher_person ON public.case_watcher USING btree (person, case_id);

CREATE INDEX case_words_terms ON public.case_words USING gin (terms);

CREATE INDEX clock_alarm_news ON public.clock_alarm USING btree (at) WHERE ((NOT announced) AND (NOT lapsed));

CREATE UNIQUE INDEX clock_alarm_standing ON public.clock_alarm USING btree (case_id, name, leg_from, kind) WHERE (NOT lapsed);

CREATE INDEX clocked_case_calendar ON public.clocked_case USING btree (calendar, edition) WHERE open;

CREATE INDEX command_record_asked ON public.command_record USING btree (asked_at);

CREATE INDEX conversation_entry_case ON public.conversation_entry USING btree (case_id, id);

CREATE INDEX customer_fields ON public.customer USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX customer_kind ON public.customer USING btree (kind, id) WHERE (kind <> 'consumer'::text);

CREATE INDEX customer_number ON public.customer USING btree (number);

CREATE INDEX customer_terms ON public.customer USING gin (terms);

CREATE INDEX definition_tag ON public.definition USING btree (kind, key, version_tag, version) WHERE (version_tag IS NOT NULL);

CREATE INDEX exchange_order ON public.exchange USING btree (order_id);

CREATE INDEX flow_made_root ON public.flow_made USING btree (root_id);

CREATE INDEX goods_return_customer ON public.goods_return USING btree (source, customer);

CREATE INDEX goods_return_fields ON public.goods_return USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX goods_return_request ON public.goods_return USING btree (request_id);

CREATE INDEX import_reject_reason ON public.import_reject USING btree (import_id, reason);

CREATE INDEX incident_code ON public.incident USING btree (code, element) WHERE (resolved_at IS NULL);

CREATE INDEX incident_instance ON public.incident USING btree (instance_id);

CREATE INDEX incident_open ON public.incident USING btree (id) WHERE (resolved_at IS NULL);

CREATE INDEX incident_open_visit ON public.incident USING btree (instance_id, visit) WHERE (resolved_at IS NULL);

CREATE INDEX instance_start_asked ON public.instance_start USING btree (asked_at);

CREATE UNIQUE INDEX invoice_number ON public.invoice USING btree (number) WHERE (number IS NOT NULL);

CREATE INDEX invoice_order ON public.invoice USING btree (order_id);

CREATE INDEX invoice_reverses ON public.invoice USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);

CREATE INDEX invoice_status ON public.invoice USING btree (status, id) WHERE (status <> 'issued'::text);

CREATE INDEX invoice_line_order_line ON public.invoice_line USING btree (order_line_id);

CREATE INDEX job_locked ON public.job USING btree (locked_until) WHERE (locked_until IS NOT NULL);

CREATE INDEX job_waiting ON public.job USING btree (type, priority DESC, due_at, id) WHERE ((locked_until IS NULL) AND (NOT suspended));

CREATE INDEX list_view_owner ON public.list_view USING btree (owner, list);

CREATE INDEX list_view_shared ON public.list_view USING btree (list) WHERE shared;

CREATE INDEX message_expiry ON public.message USING btree (expires_at);

CREATE INDEX message_name ON public.message USING btree (name, correlation_key, id);

CREATE UNIQUE INDEX message_once ON public.message USING btree (name, correlation_key, message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX message_subscription_name ON public.message_subscription USING btree (name, correlation_key);

CREATE INDEX order_line_fields ON public.order_line USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX order_line_of_order ON public.order_line USING btree (order_id);

CREATE INDEX order_line_order ON public.order_line USING btree (source, order_number, product);

CREATE INDEX order_line_product ON public.order_line USING btree (product, ordered_at, order_id);

CREATE INDEX order_line_purchase ON public.order_line USING btree (source, customer, product, ordered_at);

CREATE INDEX order_line_serial_number ON public.order_line_serial USING btree (serial);

CREATE INDEX order_payment_order ON public.order_payment USING btree (order_id);

CREATE UNIQUE INDEX order_payment_reference ON public.order_payment USING btree (provider, provider_reference) WHERE (provider_reference IS NOT NULL);

CREATE INDEX org_unit_parent ON public.org_unit USING btree (parent);

CREATE UNIQUE INDEX org_unit_top ON public.org_unit USING btree (((parent IS NULL))) WHERE (parent IS NULL);

CREATE INDEX org_unit_source_unit ON public.org_unit_source USING btree (unit);

CREATE INDEX parcel_order ON public.parcel USING btree (order_id);

CREATE INDEX parcel_query ON public.parcel USING btree (provider, next_query_at) WHERE (next_query_at IS NOT NULL);

CREATE INDEX parcel_return ON public.parcel USING btree (return_id);

CREATE INDEX parcel_status ON public.parcel USING btree (status, id) WHERE (status <> 'delivered'::text);

CREATE INDEX parcel_tracking_number ON public.parcel USING btree (tracking_number text_pattern_ops);

CREATE INDEX parcel_event_at ON public.parcel_event USING btree (parcel_id, at);

CREATE INDEX parcel_line_order_line ON public.parcel_line USING btree (order_line_id);

CREATE INDEX person_group_person ON public.person_group USING btree (user_id);

CREATE INDEX person_role_unit ON public.person_role USING btree (unit);

CREATE UNIQUE INDEX pilot_process_running ON public.pilot_process USING btree (process_key) WHERE (NOT ended);

CREATE INDEX portal_attempt_forgotten ON public.portal_attempt USING btree (forgotten_at);

CREATE INDEX portal_code_expiry ON public.portal_code USING btree (expires_at);

CREATE INDEX portal_code_order ON public.portal_code USING btree (order_id);

CREATE INDEX portal_session_end ON public.portal_session USING btree (ends_at);

CREATE INDEX portal_session_order ON public.portal_session USING btree (order_id);

CREATE INDEX process_instance_active ON public.process_instance USING btree (definition_id) WHERE (status = 'active'::text);

CREATE INDEX process_instance_business_key ON public.process_instance USING btree (business_key);

CREATE INDEX process_instance_called ON public.process_instance USING btree (root_id) WHERE (parent_id IS NOT NULL);

CREATE UNIQUE INDEX process_instance_caller ON public.process_instance USING btree (parent_id, parent_visit) WHERE ((parent_id IS NOT NULL) AND (status = 'active'::text));

CREATE INDEX process_instance_ended ON public.process_instance USING btree (definition_id, ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX process_instance_parent ON public.process_instance USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX product_category ON public.product USING btree (category, id);

CREATE INDEX product_components ON public.product USING gin (components jsonb_path_ops) WHERE (components <> '[]'::jsonb);

CREATE INDEX product_fields ON public.product USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX product_terms ON public.product USING gin (terms);

CREATE INDEX provider_call_due ON public.provider_call USING btree (provider, due_at) WHERE (status = ANY (ARRAY['waiting'::text, 'sending'::text, 'accepted'::text]));

CREATE INDEX provider_call_status ON public.provider_call USING btree (status, id) WHERE (status <> 'done'::text);

CREATE INDEX provider_call_subject ON public.provider_call USING btree (subject_id);

CREATE INDEX provider_call_useless ON public.provider_call USING btree (useless_at) WHERE ((useless_at IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX refund_approved ON public.refund USING btree (approved_at, id);

CREATE INDEX refund_order ON public.refund USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX refund_request ON public.refund USING btree (request_id);

CREATE INDEX refund_return ON public.refund USING btree (return_id);

CREATE INDEX refund_part_open ON public.refund_part USING btree (provider, asked_at) WHERE (status <> 'settled'::text);

CREATE INDEX refund_part_order ON public.refund_part USING btree (order_id);

CREATE INDEX refund_part_refund ON public.refund_part USING btree (refund_id);

CREATE INDEX repair_customer ON public.repair USING btree (source, customer, id);

CREATE INDEX repair_fields ON public.repair USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE UNIQUE INDEX repair_open_unit ON public.repair USING btree (unit_id) WHERE (closed_at IS NULL);

CREATE INDEX repair_order ON public.repair USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX repair_serial ON public.repair USING btree (serial) WHERE (serial IS NOT NULL);

CREATE INDEX repair_stage ON public.repair USING btree (stage, id);

CREATE INDEX repair_unit ON public.repair USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX repair_waiting ON public.repair USING btree (waiting_since) WHERE (waiting_since IS NOT NULL);

CREATE UNIQUE INDEX repair_loan_one ON public.repair_loan USING btree (repair_id) WHERE (taken_back_at IS NULL);

CREATE UNIQUE INDEX repair_loan_out ON public.repair_loan USING btree (product, serial) WHERE (taken_back_at IS NULL);

CREATE INDEX repair_loan_repair ON public.repair_loan USING btree (repair_id);

CREATE INDEX repair_part_faulty ON public.repair_part USING gin (faulty_serials) WHERE (faulty_serials <> '{}'::text[]);

CREATE INDEX repair_part_fitted ON public.repair_part USING gin (fitted_serials) WHERE (fitted_serials <> '{}'::text[]);

CREATE INDEX repair_part_repair ON public.repair_part USING btree (repair_id);

CREATE UNIQUE INDEX repair_payment_reference ON public.repair_payment USING btree (provider, provider_reference, direction) WHERE (provider_reference IS NOT NULL);

CREATE INDEX repair_payment_repair ON public.repair_payment USING btree (repair_id);

CREATE INDEX repair_quote_account ON public.repair_quote USING btree (charged_at) WHERE ((charged_at IS NOT NULL) AND (warranty_cost_minor > 0));

CREATE UNIQUE INDEX repair_quote_charged ON public.repair_quote USING btree (repair_id) WHERE (charged_at IS NOT NULL);

CREATE INDEX return_line_awaited ON public.return_line USING btree (return_id) WHERE ((NOT without_goods) AND (((received_units + dismissed_units) + lost_units) < (units - cancelled_units)));

CREATE INDEX return_line_order ON public.return_line USING btree (order_id);

CREATE INDEX return_line_order_line ON public.return_line USING btree (order_line_id);

CREATE INDEX return_line_return ON public.return_line USING btree (return_id);

CREATE INDEX return_request_order ON public.return_request USING btree (order_number text_pattern_ops) WHERE (order_number IS NOT NULL);

CREATE INDEX return_request_waiting ON public.return_request USING btree (source, requested_at, import_id, line_number) WHERE (case_id IS NULL);

CREATE INDEX return_serial_serial ON public.return_serial USING btree (serial);

CREATE INDEX sales_order_customer ON public.sales_order USING btree (customer, ordered_at, id);

CREATE INDEX sales_order_fields ON public.sales_order USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX sales_order_ordered ON public.sales_order USING btree (ordered_at, id);

CREATE INDEX sales_order_source ON public.sales_order USING btree (source, ordered_at, id);

CREATE INDEX serial_unit_customer ON public.serial_unit USING btree (source, customer) WHERE (customer IS NOT NULL);

CREATE INDEX serial_unit_fields ON public.serial_unit USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX serial_unit_order ON public.serial_unit USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX serial_unit_serial ON public.serial_unit USING btree (serial);

CREATE INDEX serial_unit_serial_prefix ON public.serial_unit USING btree (serial text_pattern_ops);

CREATE INDEX service_case_closed ON public.service_case USING btree (closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX service_case_customer ON public.service_case USING btree (source, customer, opened_at) WHERE (customer IS NOT NULL);

CREATE INDEX service_case_fields ON public.service_case USING gin (fields jsonb_path_ops) WHERE (fields <> '{}'::jsonb);

CREATE INDEX service_case_kind ON public.service_case USING btree (kind, id);

CREATE INDEX service_case_open_rank ON public.service_case USING btree ((
CASE priority
    WHEN 'urgent'::text THEN 3
    WHEN 'high'::text THEN 2
    WHEN 'low'::text THEN 0
    ELSE 1
END), id) WHERE (status <> 'closed'::text);

CREATE INDEX service_case_open_source ON public.service_case USING btree (source, opened_at, id) WHERE (status <> 'closed'::text);

CREATE INDEX service_case_opened ON public.service_case USING btree (opened_at, id);

CREATE INDEX service_case_opened_by ON public.service_case USING btree (opened_by, source, instance_id) WHERE (opened_by ~~ '%@%'::text);

CREATE INDEX service_case_order ON public.service_case USING btree (order_number text_pattern_ops) WHERE (order_number IS NOT NULL);

CREATE INDEX service_case_priority ON public.service_case USING btree (priority, id) WHERE (priority <> 'normal'::text);

CREATE INDEX service_case_product ON public.service_case USING btree (product, opened_at) WHERE (product IS NOT NULL);

CREATE INDEX service_case_rank ON public.service_case USING btree ((
CASE priority
    WHEN 'urgent'::text THEN 3
    WHEN 'high'::text THEN 2
    WHEN 'low'::text THEN 0
    ELSE 1
END), id);

CREATE INDEX service_case_reason ON public.service_case USING btree (reason, source, opened_at) WHERE (reason IS NOT NULL);

CREATE INDEX service_case_refund ON public.service_case USING btree (refund_minor, id) WHERE (refund_minor IS NOT NULL);

CREATE UNIQUE INDEX service_case_request ON public.service_case USING btree (request_id);

CREATE INDEX service_case_source ON public.service_case USING btree (source, opened_at, id);

CREATE INDEX service_case_unfinished ON public.service_case USING btree (status, id) WHERE (status <> 'closed'::text);

CREATE INDEX service_clock_due ON public.service_clock USING btree (due_at) WHERE (standing = 'running'::text);

CREATE INDEX service_clock_next ON public.service_clock USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX signal_delivery_root ON public.signal_delivery USING btree (root_id);

CREATE INDEX signal_delivery_signal ON public.signal_delivery USING btree (signal_id);

CREATE INDEX signal_subscription_name ON public.signal_subscription USING btree (name);

CREATE INDEX start_subscription_name ON public.start_subscription USING btree (kind, name);

CREATE INDEX start_subscription_process ON public.start_subscription USING btree (process_key);

CREATE INDEX start_timer_calendar ON public.start_timer USING btree (calendar, calendar_edition) WHERE (calendar IS NOT NULL);

CREATE INDEX start_timer_due ON public.start_timer USING btree (due_at);

CREATE INDEX start_timer_process ON public.start_timer USING btree (process_key);

CREATE INDEX stock_lot_expiry ON public.stock_lot USING btree (expires_on, id);

CREATE INDEX stock_lot_warehouse ON public.stock_lot USING btree (warehouse_id, product);

CREATE INDEX stock_movement_lot ON public.stock_movement USING btree (lot_id, id);

CREATE INDEX stock_movement_reference ON public.stock_movement USING btree (reference) WHERE (reference IS NOT NULL);

CREATE INDEX stock_reservation_open ON public.stock_reservation USING btree (product, id) WHERE (ended_at IS NULL);

CREATE INDEX stock_reservation_reference ON public.stock_reservation USING btree (reference);

CREATE INDEX stock_reservation_lot_lot ON public.stock_reservation_lot USING btree (lot_id);

CREATE INDEX studio_publication_at ON public.studio_publication USING btree (at DESC, id);

CREATE INDEX task_copy_person ON public.task_copy USING btree (person, id);

CREATE INDEX timer_due ON public.timer USING btree (due_at) WHERE (NOT suspended);

CREATE INDEX unit_event_line ON public.unit_event USING btree (order_line_id) WHERE (order_line_id IS NOT NULL);

CREATE INDEX unit_event_unit ON public.unit_event USING btree (unit_id, at, id);

CREATE INDEX unit_event_warranty ON public.unit_event USING btree (warranty_id) WHERE (warranty_id IS NOT NULL);

CREATE UNIQUE INDEX unit_warranty_active ON public.unit_warranty USING btree (unit_id) WHERE (ended_at IS NULL);

CREATE INDEX unit_warranty_unit ON public.unit_warranty USING btree (unit_id);

CREATE INDEX user_task_assignee ON public.user_task USING btree (assignee, id) WHERE ((status = 'open'::text) AND (assignee IS NOT NULL));

CREATE INDEX user_task_by_due ON public.user_task USING btree (COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (status = 'open'::text);

CREATE INDEX user_task_by_priority ON public.user_task USING btree (priority DESC, id) WHERE (status = 'open'::text);

CREATE INDEX user_task_by_process ON public.user_task USING btree (process_key, element, id) WHERE (status = 'open'::text);

CREATE INDEX user_task_claimable ON public.user_task USING gin (claimable_by) WITH (fastupdate=off) WHERE ((status = 'open'::text) AND (assignee IS NULL));

CREATE INDEX user_task_completed_by ON public.user_task USING btree (completed_by) INCLUDE (root_id) WHERE (completed_by IS NOT NULL);

CREATE INDEX user_task_due ON public.user_task USING btree (due_at) WHERE ((status = 'open'::text) AND (due_at IS NOT NULL));

CREATE INDEX user_task_groups ON public.user_task USING gin (candidate_groups) WHERE (status = 'open'::text);

CREATE INDEX user_task_instance ON public.user_task USING btree (instance_id, visit);

CREATE INDEX user_task_open ON public.user_task USING btree (id) WHERE (status = 'open'::text);

CREATE UNIQUE INDEX user_task_open_visit ON public.user_task USING btree (instance_id, visit, signer) NULLS NOT DISTINCT WHERE (status = 'open'::text);

CREATE INDEX user_task_owner ON public.user_task USING btree (owner, id) WHERE ((status = 'open'::text) AND (owner IS NOT NULL));

CREATE INDEX user_task_root ON public.user_task USING btree (root_id) WHERE (status = 'open'::text);

CREATE INDEX user_task_users ON public.user_task USING gin (candidate_users) WHERE (status = 'open'::text);

CREATE INDEX webhook_delivery_next ON public.webhook_delivery USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.absence FOR EACH ROW EXECUTE FUNCTION audit_change('absence', 'person', 'id made_at', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF password ON public.access_account FOR EACH ROW EXECUTE FUNCTION audit_change('person', 'user_id', 'id user_id account_id access_token refresh_token id_token access_token_expires_at refresh_token_expires_at scope created_at updated_at', 'password');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, enabled, expires_at ON public.access_api_key FOR EACH ROW EXECUTE FUNCTION audit_change('api-key', 'name', 'id config_id key_hash last_used_at refill_interval refill_amount last_refill_at rate_limit_enabled rate_limit_time_window rate_limit_max request_count remaining permissions metadata created_at updated_at prefix user_id', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.access_session FOR EACH ROW EXECUTE FUNCTION audit_session();

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.access_user FOR EACH ROW EXECUTE FUNCTION audit_change('person', 'email', 'id image email_verified created_at updated_at', '');

CREATE TRIGGER audit_entry_stays BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();

CREATE TRIGGER audit_stays BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.automation FOR EACH ROW EXECUTE FUNCTION audit_change('automation', 'key', 'digest deployed_at deployed_by', '', 'versions');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.case_type FOR EACH ROW EXECUTE FUNCTION audit_change('case-type', 'key', 'digest deployed_at deployed_by', '', 'versions');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.case_type FOR EACH STATEMENT EXECUTE FUNCTION count_edition('case-types');

CREATE TRIGGER case_watcher_live_added AFTER INSERT ON public.case_watcher REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_persons();

CREATE TRIGGER case_watcher_live_removed AFTER DELETE ON public.case_watcher REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_persons();

CREATE TRIGGER conversation_entry_live AFTER INSERT ON public.conversation_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_cases();

CREATE TRIGGER customer_changed AFTER UPDATE ON public.customer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('customer');

CREATE TRIGGER customer_opened AFTER INSERT ON public.customer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('customer');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.definition FOR EACH ROW EXECUTE FUNCTION audit_change('definition', 'key', 'id content deployed_at deployment_id', '', 'versions');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.definition FOR EACH STATEMENT EXECUTE FUNCTION count_edition('definitions');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.field_definition FOR EACH ROW EXECUTE FUNCTION audit_change('field', 'name', 'version changed_at changed_by', '');

CREATE TRIGGER goods_return_changed AFTER UPDATE ON public.goods_return REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('return');

CREATE TRIGGER goods_return_opened AFTER INSERT ON public.goods_return REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('return');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.message_template FOR EACH ROW EXECUTE FUNCTION audit_change('message-template', 'key', 'digest deployed_at deployed_by', '', 'versions');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.org_unit FOR EACH ROW EXECUTE FUNCTION audit_change('unit', 'key', 'changed_at changed_by', '');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.org_unit FOR EACH STATEMENT EXECUTE FUNCTION count_edition('organisation');

CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.org_unit_source FOR EACH ROW EXECUTE FUNCTION audit_change('unit', 'unit', '', '');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.org_unit_source FOR EACH STATEMENT EXECUTE FUNCTION count_edition('organisation');

CREATE TRIGGER parcel_changed AFTER UPDATE ON public.parcel REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('parcel');

CREATE TRIGGER parcel_opened AFTER INSERT ON public.parcel REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('parcel');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.person_group FOR EACH ROW EXECUTE FUNCTION audit_change('group-member', 'user_id', 'added_at added_by', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.person_role FOR EACH ROW EXECUTE FUNCTION audit_change('role-assignment', 'user_id', 'assigned_at assigned_by', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.pilot FOR EACH ROW EXECUTE FUNCTION audit_change('pilot', 'id', 'id deployment_id began_at began_by ended_at ended_by', '');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pilot FOR EACH STATEMENT EXECUTE FUNCTION count_edition('definitions');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pilot_process FOR EACH STATEMENT EXECUTE FUNCTION count_edition('definitions');

CREATE TRIGGER refund_changed AFTER UPDATE ON public.refund REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('refund');

CREATE TRIGGER refund_opened AFTER INSERT ON public.refund REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('refund');

CREATE TRIGGER repair_changed AFTER UPDATE ON public.repair REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('repair');

CREATE TRIGGER repair_opened AFTER INSERT ON public.repair REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('repair');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.repair_price_list FOR EACH ROW EXECUTE FUNCTION audit_change('price-list', 'code', 'id put_at put_by', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.retention_rule FOR EACH ROW EXECUTE FUNCTION audit_change('retention', 'process_key', 'set_at set_by', '');

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.role_version FOR EACH ROW EXECUTE FUNCTION audit_change('role', 'key', 'digest deployed_at deployed_by', '', 'versions');

CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.role_version FOR EACH STATEMENT EXECUTE FUNCTION count_edition('roles');

CREATE TRIGGER sales_order_changed AFTER UPDATE ON public.sales_order REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('order');

CREATE TRIGGER sales_order_opened AFTER INSERT ON public.sales_order REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change('order');

CREATE TRIGGER service_case_changed AFTER UPDATE ON public.service_case REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('case');

CREATE TRIGGER service_case_live AFTER UPDATE ON public.service_case REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_cases();

CREATE TRIGGER service_case_opened AFTER INSERT ON public.service_case REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_change_by_kind('case');

CREATE TRIGGER service_case_title AFTER UPDATE OF title ON public.service_case FOR EACH ROW WHEN ((old.title IS DISTINCT FROM new.title)) EXECUTE FUNCTION note_case_title();

CREATE TRIGGER service_case_words AFTER INSERT ON public.service_case REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_case_words();

CREATE TRIGGER audit AFTER INSERT OR UPDATE ON public.setting FOR EACH ROW WHEN ((new.name = 'portal.settings'::text)) EXECUTE FUNCTION audit_change('portal', '', 'name written_at', '');

CREATE TRIGGER audit_removed AFTER DELETE ON public.setting FOR EACH ROW WHEN ((old.name = 'portal.settings'::text)) EXECUTE FUNCTION audit_change('portal', '', 'name written_at', '');

CREATE TRIGGER counted AFTER INSERT OR UPDATE ON public.setting FOR EACH ROW WHEN ((new.name = 'portal.settings'::text)) EXECUTE FUNCTION count_edition('portal-settings');

CREATE TRIGGER counted_removed AFTER DELETE ON public.setting FOR EACH ROW WHEN ((old.name = 'portal.settings'::text)) EXECUTE FUNCTION count_edition('portal-settings');

CREATE TRIGGER stock_level_changed AFTER UPDATE ON public.stock_level REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_levels();

CREATE TRIGGER stock_level_dropped AFTER DELETE ON public.stock_level REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_levels();

CREATE TRIGGER stock_level_set AFTER INSERT ON public.stock_level REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_levels();

CREATE TRIGGER stock_lot_changed AFTER UPDATE ON public.stock_lot REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_lots();

CREATE TRIGGER stock_lot_opened AFTER INSERT ON public.stock_lot REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_lots();

CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.studio_draft FOR EACH ROW EXECUTE FUNCTION audit_change('draft', 'resource', 'content revision begun_at begun_by changed_at changed_by', '');

CREATE TRIGGER task_copy_live_seen AFTER UPDATE ON public.task_copy REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_persons();

CREATE TRIGGER task_copy_live_sent AFTER INSERT ON public.task_copy REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_persons();

CREATE TRIGGER user_task_live_changed AFTER UPDATE ON public.user_task REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_tasks();

CREATE TRIGGER user_task_live_opened AFTER INSERT ON public.user_task REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_live_of_tasks();

CREATE TRIGGER user_task_worker AFTER INSERT OR UPDATE OF completed_by ON public.user_task FOR EACH ROW WHEN ((new.completed_by IS NOT NULL)) EXECUTE FUNCTION note_case_worker();

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.warehouse FOR EACH ROW EXECUTE FUNCTION audit_change('warehouse', 'code', 'id version changed_at changed_by', '');

CREATE TRIGGER audit AFTER INSERT OR UPDATE ON public.word FOR EACH ROW WHEN ((new.put_by IS NOT NULL)) EXECUTE FUNCTION audit_change('word', 'key', 'put_at', '');

CREATE TRIGGER audit_removed AFTER DELETE ON public.word FOR EACH ROW EXECUTE FUNCTION audit_change('word', 'key', 'put_at', '');
