// Written by `npm run schema` from the migrated database; never edited by hand.
import type { Instant } from '@aftersale/kernel'
import type { ColumnType } from 'kysely'

/** What a jsonb column gives when it is read; it is written as JSON text. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

interface Absence {
  id: string
  person: string
  deputy: string
  process_key: string | null
  starts_at: ColumnType<Instant, string, string>
  ends_at: ColumnType<Instant, string, string>
  made_by: string
  made_at: ColumnType<Instant, string, string>
}

interface AccessAccount {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: ColumnType<Instant | null, string | null, string | null>
  refresh_token_expires_at: ColumnType<Instant | null, string | null, string | null>
  scope: string | null
  created_at: ColumnType<Instant, string, string>
  updated_at: ColumnType<Instant, string, string>
}

interface AccessApiKey {
  id: string
  config_id: ColumnType<string, string | undefined, string>
  user_id: string
  name: string | null
  start: string | null
  prefix: string | null
  key_hash: string
  enabled: ColumnType<boolean, boolean | undefined, boolean>
  last_used_at: ColumnType<Instant | null, string | null, string | null>
  expires_at: ColumnType<Instant | null, string | null, string | null>
  refill_interval: number | null
  refill_amount: number | null
  last_refill_at: ColumnType<Instant | null, string | null, string | null>
  rate_limit_enabled: ColumnType<boolean, boolean | undefined, boolean>
  rate_limit_time_window: number | null
  rate_limit_max: number | null
  request_count: ColumnType<number, number | undefined, number>
  remaining: number | null
  permissions: string | null
  metadata: string | null
  created_at: ColumnType<Instant, string, string>
  updated_at: ColumnType<Instant, string, string>
}

interface AccessAttempt {
  subject: string
  count: number
  window_ends_at: ColumnType<Instant, string, string>
}

interface AccessLink {
  token_hash: string
  purpose: 'set-up' | 'sign-in' | 'invitation'
  user_id: string | null
  created_at: ColumnType<Instant, string, string>
  expires_at: ColumnType<Instant, string, string>
  used_at: ColumnType<Instant | null, string | null, string | null>
}

interface AccessSession {
  id: string
  user_id: string
  token: string
  expires_at: ColumnType<Instant, string, string>
  ip_address: string | null
  user_agent: string | null
  created_at: ColumnType<Instant, string, string>
  updated_at: ColumnType<Instant, string, string>
}

interface AccessTwoFactor {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: ColumnType<boolean, boolean | undefined, boolean>
  failed_verification_count: ColumnType<number, number | undefined, number>
  locked_until: ColumnType<Instant | null, string | null, string | null>
}

interface AccessUser {
  id: string
  name: string
  email: string
  email_verified: ColumnType<boolean, boolean | undefined, boolean>
  image: string | null
  role: ColumnType<'administrator' | 'staff', 'administrator' | 'staff' | undefined, 'administrator' | 'staff'>
  two_factor_enabled: ColumnType<boolean, boolean | undefined, boolean>
  created_at: ColumnType<Instant, string, string>
  updated_at: ColumnType<Instant, string, string>
  left_at: ColumnType<Instant | null, string | null, string | null>
}

interface AccessVerification {
  id: string
  identifier: string
  value: string
  expires_at: ColumnType<Instant, string, string>
  created_at: ColumnType<Instant, string, string>
  updated_at: ColumnType<Instant, string, string>
}

interface AnsweredJob {
  job_id: string
  fence: number
  answer: 'completed' | 'failed' | 'error-thrown'
  answered_at: ColumnType<Instant, string, string>
}

interface ApiKeyRole {
  key_id: string
  role: string
  unit: string
}

interface Attachment {
  id: string
  digest: string
  name: string
  uploaded_by: string
  uploaded_at: ColumnType<Instant, string, string>
}

interface AttachmentContent {
  digest: string
  bytes: number
  media_type: string
  brought_at: ColumnType<Instant, string, string>
  stored_at: ColumnType<Instant | null, string | null, string | null>
  thumbnail: 'ready' | 'waiting' | 'none'
  thumbnail_type: string | null
  thumbnail_bytes: number | null
  thumbnail_attempts: ColumnType<number, number | undefined, number>
  thumbnail_until: ColumnType<Instant | null, string | null, string | null>
}

interface AttachmentPlace {
  id: string
  attachment_id: string
  case_id: string
  entry_id: string | null
  is_internal: boolean
  placed_at: ColumnType<Instant, string, string>
  placed_by: string
}

interface AuditEntry {
  id: string
  "position": ColumnType<number, never, never>
  at: ColumnType<Instant, string, string>
  via: 'session' | 'api-key' | 'nobody' | 'program' | 'database'
  email: string | null
  person_name: string | null
  key_name: string | null
  address: string | null
  route: string | null
  request_id: string | null
  object: string
  name: string
  action: 'added' | 'changed' | 'removed' | 'refused' | 'done'
  before: ColumnType<Json | null, string | null, string | null>
  after: ColumnType<Json | null, string | null, string | null>
}

interface Automation {
  key: string
  version: number
  digest: string
  document: ColumnType<Json, string, string>
  enabled: boolean
  deployed_at: ColumnType<Instant, string, string>
  deployed_by: string | null
}

interface AutomationAlarm {
  automation: string
  alarm_id: number
  case_id: string
  clock: ColumnType<Json, string, string>
  due_at: ColumnType<Instant, string, string>
}

interface AutomationDate {
  automation: string
  record: string
  record_id: string
  value: string
  due_at: ColumnType<Instant, string, string>
  done: ColumnType<boolean, boolean | undefined, boolean>
}

interface AutomationRun {
  id: string
  automation: string
  version: number
  record: string
  record_id: string
  case_id: string | null
  occasion: string
  cause: ColumnType<Json, string, string>
  facts: ColumnType<Json, string, string>
  chain: string[]
  status: 'pending' | 'done' | 'refused' | 'failed'
  results: ColumnType<Json, string | undefined, string>
  trouble: ColumnType<Json | null, string | null, string | null>
  made_at: ColumnType<Instant, string, string>
  ended_at: ColumnType<Instant | null, string | null, string | null>
}

interface AutomationSchedule {
  automation: string
  version: number
  began_at: ColumnType<Instant, string, string>
  due_at: ColumnType<Instant | null, string | null, string | null>
  under_way: ColumnType<Instant | null, string | null, string | null>
  reached: string | null
}

interface AutomationWatch {
  record: string
  kind: string
}

interface CalendarUse {
  instance_id: string
  calendar: string
  edition: number
  root_id: string
  suspended: ColumnType<boolean, boolean | undefined, boolean>
}

interface CaseChange {
  id: string
  case_id: string
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
  changes: ColumnType<Json, string, string>
}

interface CaseLink {
  case_id: string
  other_id: string
  kind: 'relates' | 'duplicates' | 'follows' | 'merged'
  linked_at: ColumnType<Instant, string, string>
  linked_by: string
}

interface CaseNews {
  id: string
  case_id: string
  news: string
  fields: ColumnType<Json, string, string>
  element: string
  told_at: ColumnType<Instant, string, string>
  told_by: string
}

interface CaseNumberPeriod {
  prefix: string
  period: string
  begins_after: number
}

interface CaseRating {
  case_id: string
  score: number
  comment: string | null
  rated_at: ColumnType<Instant, string, string>
  changed_at: ColumnType<Instant, string, string>
}

interface CaseType {
  key: string
  version: number
  digest: string
  document: ColumnType<Json, string, string>
  deployed_at: ColumnType<Instant, string, string>
  deployed_by: string | null
}

interface CaseWatcher {
  case_id: string
  person: string
  added_at: ColumnType<Instant, string, string>
  added_by: string
}

interface CaseWords {
  case_id: string
  search_text: string
  terms: string[]
}

interface CaseWorker {
  person: string
  source: string
  instance_id: string
}

interface ClockAlarm {
  case_id: string
  name: string
  leg_from: ColumnType<Instant, string, string>
  kind: 'warned' | 'breached'
  at: ColumnType<Instant, string, string>
  due_at: ColumnType<Instant, string, string>
  announced: ColumnType<boolean, boolean | undefined, boolean>
  id: ColumnType<number, never, never>
  lapsed: ColumnType<boolean, boolean | undefined, boolean>
  target: ColumnType<string | null, number | string | null, number | string | null>
}

interface ClockEvent {
  case_id: string
  cause: string
  at: ColumnType<Instant, string, string>
  type: 'created' | 'replied' | 'paused' | 'resumed' | 'solved'
  told_by: string
  "position": ColumnType<number, never, never>
}

interface ClockedCase {
  case_id: string
  calendar: string
  edition: number
  targets: ColumnType<Json, string, string>
  warn_percent: number | null
  open: ColumnType<boolean, boolean | undefined, boolean>
  awaiting: ColumnType<string[], string[] | undefined, string[]>
}

interface CommandRecord {
  scope: string
  key: string
  content_sha256: string
  answer: ColumnType<Json | null, string | null, string | null>
  asked_at: ColumnType<Instant, string, string>
}

interface ContentEdition {
  name: string
  edition: number
}

interface ConversationEntry {
  id: string
  case_id: string
  kind: 'public' | 'partner' | 'note' | 'automatic'
  direction: 'to-customer' | 'from-customer' | null
  author: 'user' | 'customer' | 'system'
  by_person: string | null
  by_name: string | null
  text: string | null
  texts: ColumnType<Json | null, string | null, string | null>
  template_key: string | null
  template_version: number | null
  effect_key: string | null
  written_at: ColumnType<Instant, string, string>
}

interface Customer {
  id: string
  source: string
  number: string
  kind: 'consumer' | 'supplier' | 'wholesaler' | 'dealer'
  name: string
  phones: string[]
  mails: string[]
  tax_number: string | null
  addresses: ColumnType<Json, string, string>
  fields: ColumnType<Json, string, string>
  search_text: string
  terms: string[]
  version: number
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface DataStore {
  name: string
  value: ColumnType<Json, string, string>
  written_at: ColumnType<Instant, string, string>
  written_by: string | null
}

interface Definition {
  id: string
  kind: 'process' | 'decision' | 'form' | 'calendar'
  key: string
  version: number
  name: string
  resource: string
  checksum: string
  content: string
  deployed_at: ColumnType<Instant, string, string>
  deployment_id: string
  version_tag: string | null
  is_pilot: ColumnType<boolean, boolean | undefined, boolean>
}

interface Deployment {
  id: string
  deployed_at: ColumnType<Instant, string, string>
  deployed_by: string | null
  reason: string | null
}

interface DeploymentDefinition {
  deployment_id: string
  definition_id: string
}

interface Exchange {
  id: string
  number: string
  order_id: string
  return_id: string
  refund_id: string | null
  currency: string
  difference_minor: number
  charged_minor: number
  shipping_credited_minor: number
  figures: ColumnType<Json, string, string>
  explanation: ColumnType<Json, string, string>
  opened_at: ColumnType<Instant, string, string>
  cancelled_at: ColumnType<Instant | null, string | null, string | null>
}

interface ExchangeLine {
  exchange_id: string
  "position": number
  order_line_id: string
  replaces_id: string | null
  same_price: boolean
}

interface FieldDefinition {
  entity: string
  name: string
  label: ColumnType<Json, string, string>
  type: string
  rules: ColumnType<Json, string, string>
  required: boolean
  searchable: boolean
  retired: boolean
  "position": number
  fallback: ColumnType<Json | null, string | null, string | null>
  version: number
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface FlowMade {
  record: string
  record_id: string
  root_id: string
}

interface GoodsReturn {
  id: string
  number: string
  kind: 'return' | 'exchange' | 'refund-only'
  source: string
  customer: string | null
  currency: string
  request_id: string | null
  requested_at: ColumnType<Instant, string, string>
  fields: ColumnType<Json, string | undefined, string>
}

interface Import {
  id: string
  source: string
  template: string
  file_name: string
  content_sha256: string
  bytes: number
  status: 'waiting' | 'running' | 'completed' | 'failed'
  last_line: ColumnType<number, number | undefined, number>
  order_lines: ColumnType<number, number | undefined, number>
  requests: ColumnType<number, number | undefined, number>
  rejected: ColumnType<number, number | undefined, number>
  known: ColumnType<number, number | undefined, number>
  started_at: ColumnType<Instant, string, string>
  completed_at: ColumnType<Instant | null, string | null, string | null>
  failure: ColumnType<Json | null, string | null, string | null>
  cases: ColumnType<number, number | undefined, number>
  bytes_read: ColumnType<number, number | undefined, number>
}

interface ImportReject {
  import_id: string
  line_number: number
  reason: string
  facts: ColumnType<Json | null, string | null, string | null>
  original: string
}

interface ImportRow {
  import_id: string
  content_key: string
  known: number
}

interface Incident {
  id: string
  instance_id: string
  visit: number
  element: string
  code: string
  message: ColumnType<Json, string, string>
  created_at: ColumnType<Instant, string, string>
  resolved_at: ColumnType<Instant | null, string | null, string | null>
  resolved_by: string | null
  part: string | null
  work: string | null
  details: ColumnType<Json | null, string | null, string | null>
  resolution: 'retried' | 'edited' | 'skipped' | 'modified' | 'canceled' | null
}

interface InstanceStart {
  idempotency_key: string
  process_key: string
  instance_id: string
  asked_at: ColumnType<Instant, string, string>
}

interface Invoice {
  id: string
  order_id: string
  kind: 'normal' | 'red'
  reverses_id: string | null
  status: 'requested' | 'issued' | 'failed'
  provider: string
  title: string
  tax_number: string | null
  email: string | null
  reason: string | null
  currency: string
  net_minor: number
  tax_minor: number
  total_minor: number
  number: string | null
  url: string | null
  failure: ColumnType<Json | null, string | null, string | null>
  requested_at: ColumnType<Instant, string, string>
  issued_at: ColumnType<Instant | null, string | null, string | null>
  ended_at: ColumnType<Instant | null, string | null, string | null>
}

interface InvoiceLine {
  invoice_id: string
  "position": number
  order_line_id: string | null
  name: string
  tax_rate: ColumnType<string | null, number | string | null, number | string | null>
  net_minor: number
  tax_minor: number
  total_minor: number
}

interface Job {
  id: string
  instance_id: string
  root_id: string
  definition_id: string
  process_key: string
  visit: number
  part: string
  element: string
  type: string
  priority: number
  retries: number
  due_at: ColumnType<Instant, string, string>
  fence: ColumnType<number, number | undefined, number>
  worker: string | null
  locked_until: ColumnType<Instant | null, string | null, string | null>
  suspended: ColumnType<boolean, boolean | undefined, boolean>
  created_at: ColumnType<Instant, string, string>
  failed_at: ColumnType<Instant | null, string | null, string | null>
  failure: ColumnType<Json | null, string | null, string | null>
}

interface ListView {
  id: string
  list: string
  name: string
  owner: string
  shared: boolean
  content: ColumnType<Json, string, string>
  changed_at: ColumnType<Instant, string, string>
}

interface LiveDesk {
  id: string
  until: ColumnType<Instant, string, string>
}

interface Message {
  id: string
  name: string
  correlation_key: string
  message_id: string | null
  variables: ColumnType<Json, string, string>
  published_at: ColumnType<Instant, string, string>
  expires_at: ColumnType<Instant, string, string>
  instance_id: string | null
}

interface MessageCorrelation {
  message_id: string
  process_key: string
  instance_id: string
  correlated_at: ColumnType<Instant, string, string>
}

interface MessageStart {
  process_key: string
  correlation_key: string
  instance_id: string
}

interface MessageSubscription {
  instance_id: string
  owner: number
  event: string
  index: number
  root_id: string
  process_key: string
  name: string
  correlation_key: string
  is_explicit: boolean
  suspended: ColumnType<boolean, boolean | undefined, boolean>
  opened_at: ColumnType<Instant, string, string>
}

interface MessageTemplate {
  key: string
  version: number
  digest: string
  document: ColumnType<Json, string, string>
  deployed_at: ColumnType<Instant, string, string>
  deployed_by: string | null
  reason: string | null
}

interface Migration {
  number: number
  name: string
  checksum: string
  applied_at: ColumnType<Instant, string, string>
}

interface OrderAction {
  order_id: string
  number: number
  kind: string
  order_line_id: string | null
  return_line_id: string | null
  payment_id: string | null
  refund_part_id: string | null
  units: number | null
  amount_minor: number | null
  fee_minor: number | null
  reason: string | null
  details: ColumnType<Json | null, string | null, string | null>
  at: ColumnType<Instant, string, string>
  by: string
}

interface OrderDiscount {
  order_id: string
  "position": number
  kind: 'coupon' | 'promotion' | 'platform-subsidy' | 'points' | 'other'
  label: string | null
  over: 'lines' | 'linesAndShipping'
  amount_minor: number
}

interface OrderLine {
  id: string
  source: string
  record_key: string
  content_key: string
  import_id: string | null
  line_number: number | null
  order_number: string
  product: string
  product_name: string
  customer: string
  quantity: number
  paid_minor: number
  currency: string
  ordered_at: ColumnType<Instant, string, string>
  delivered_at: ColumnType<Instant | null, string | null, string | null>
  claimed_units: ColumnType<number, number | undefined, number>
  claimed_minor: ColumnType<number, number | undefined, number>
  details: ColumnType<Json, string, string>
  order_id: string
  reference: string | null
  unit_price_minor: number | null
  gross_minor: number
  discount_minor: ColumnType<number, number | undefined, number>
  order_discount_minor: ColumnType<number, number | undefined, number>
  tax_rate: ColumnType<string | null, number | string | null, number | string | null>
  tax_minor: ColumnType<number, number | undefined, number>
  gift: ColumnType<boolean, boolean | undefined, boolean>
  gift_of: string | null
  bundle: string | null
  added: ColumnType<boolean, boolean | undefined, boolean>
  fields: ColumnType<Json, string | undefined, string>
  shipped_units: ColumnType<number, number | undefined, number>
  delivered_units: ColumnType<number, number | undefined, number>
  lost_units: ColumnType<number, number | undefined, number>
  cancelled_units: ColumnType<number, number | undefined, number>
  cancelled_minor: ColumnType<number, number | undefined, number>
  received_units: ColumnType<number, number | undefined, number>
  dismissed_units: ColumnType<number, number | undefined, number>
  restocked_units: ColumnType<number, number | undefined, number>
  written_off_units: ColumnType<number, number | undefined, number>
  credited_units: ColumnType<number, number | undefined, number>
  credited_minor: ColumnType<number, number | undefined, number>
  gift_charged_minor: ColumnType<number, number | undefined, number>
}

interface OrderLineSerial {
  order_line_id: string
  serial: string
}

interface OrderPayment {
  id: string
  order_id: string
  method: string
  provider: string
  provider_reference: string | null
  captured_minor: number
  captured_at: ColumnType<Instant, string, string>
  refunded_minor: ColumnType<number, number | undefined, number>
  pending_minor: ColumnType<number, number | undefined, number>
}

interface OrgUnit {
  key: string
  name_en: string
  name_zh: string
  parent: string | null
  closed_at: ColumnType<Instant | null, string | null, string | null>
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface OrgUnitSource {
  source: string
  unit: string
}

interface PackDefinition {
  kind: string
  key: string
  checksum: string
}

interface Parcel {
  id: string
  direction: 'outbound' | 'return'
  carrier: string
  tracking_number: string
  provider: string
  order_id: string | null
  return_id: string | null
  phone_tail: string | null
  status: 'pending' | 'info-received' | 'in-transit' | 'out-for-delivery' | 'attempt-failed' | 'available-for-pick-up' | 'delivered' | 'exception' | 'expired'
  code: string | null
  status_at: ColumnType<Instant | null, string | null, string | null>
  homeward: 'refused' | 'returning' | 'returned' | null
  discord: ColumnType<Json | null, string | null, string | null>
  registered_at: ColumnType<Instant, string, string>
  delivered_at: ColumnType<Instant | null, string | null, string | null>
  lost_at: ColumnType<Instant | null, string | null, string | null>
  watch_ended_at: ColumnType<Instant | null, string | null, string | null>
  next_query_at: ColumnType<Instant | null, string | null, string | null>
}

interface ParcelEvent {
  parcel_id: string
  digest: string
  at: ColumnType<Instant, string, string>
  provider: string
  code: string | null
  status: string | null
  homeward: string | null
  place: string | null
  words: string | null
  moved: boolean
  told_at: ColumnType<Instant, string, string>
}

interface ParcelLine {
  parcel_id: string
  "position": number
  order_line_id: string | null
  return_line_id: string | null
  units: number
}

interface PersonGroup {
  group_key: string
  user_id: string
  added_at: ColumnType<Instant, string, string>
  added_by: string
}

interface PersonRole {
  user_id: string
  role: string
  unit: string
  assigned_at: ColumnType<Instant, string, string>
  assigned_by: string
}

interface Pilot {
  id: string
  deployment_id: string
  drafts: string[]
  sources: string[] | null
  share: number
  note: string
  began_at: ColumnType<Instant, string, string>
  began_by: string
  ended_at: ColumnType<Instant | null, string | null, string | null>
  ended_by: string | null
  outcome: 'published' | 'ended' | null
  end_note: string | null
}

interface PilotProcess {
  pilot_id: string
  process_key: string
  definition_id: string
  ended: ColumnType<boolean, boolean | undefined, boolean>
}

interface PortalAttempt {
  subject: string
  failures: number
  locked_until: ColumnType<Instant | null, string | null, string | null>
  forgotten_at: ColumnType<Instant, string, string>
}

interface PortalCode {
  code_hash: string
  order_id: string
  made_at: ColumnType<Instant, string, string>
  made_by: string
  expires_at: ColumnType<Instant, string, string>
}

interface PortalSession {
  id: string
  token_hash: string
  order_id: string
  begun_at: ColumnType<Instant, string, string>
  ends_at: ColumnType<Instant, string, string>
}

interface ProcessEvent {
  instance_id: string
  number: number
  at: ColumnType<Instant, string, string>
  kind: string
  element: string
  visit: number
  data: ColumnType<Json | null, string | null, string | null>
}

interface ProcessInstance {
  id: string
  definition_id: string
  business_key: string
  status: 'active' | 'completed' | 'terminated'
  started_at: ColumnType<Instant, string, string>
  ended_at: ColumnType<Instant | null, string | null, string | null>
  last_event: number
  state: ColumnType<Json | null, string | null, string | null>
  variables: ColumnType<Json, string, string>
  root_id: string
  parent_id: string | null
  parent_visit: number | null
  correlation_key: string | null
  suspended_at: ColumnType<Instant | null, string | null, string | null>
  suspended_by: string | null
  canceled_by: string | null
  cancel_reason: string | null
  led_by: ColumnType<string, string | undefined, string>
}

interface Product {
  id: string
  code: string
  name: ColumnType<Json, string, string>
  category: string | null
  unit: string | null
  list_price_minor: number | null
  currency: string | null
  tax_rate: ColumnType<string | null, number | string | null, number | string | null>
  serialised: boolean
  lot_tracked: boolean
  shelf_life_days: number | null
  warranty: ColumnType<Json, string, string>
  components: ColumnType<Json, string, string>
  gifts: ColumnType<Json, string, string>
  fields: ColumnType<Json, string, string>
  search_text: string
  terms: string[]
  version: number
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface ProviderAnswer {
  call_id: string
  digest: string
  via: 'send' | 'query' | 'notification' | 'person'
  kind: string
  words: ColumnType<Json | null, string | null, string | null>
  facts: ColumnType<Json | null, string | null, string | null>
  counted: boolean
  first_at: ColumnType<Instant, string, string>
  last_at: ColumnType<Instant, string, string>
  times: ColumnType<number, number | undefined, number>
}

interface ProviderCall {
  id: string
  port: 'payment' | 'carrier' | 'warehouse' | 'invoice' | 'sms'
  action: string
  provider: string
  subject_id: string
  payload: ColumnType<Json, string, string>
  status: 'waiting' | 'sending' | 'accepted' | 'stuck' | 'manual' | 'done' | 'failed'
  due_at: ColumnType<Instant, string, string>
  attempts: ColumnType<number, number | undefined, number>
  inquiries: ColumnType<number, number | undefined, number>
  fence: ColumnType<number, number | undefined, number>
  uncertain: ColumnType<boolean, boolean | undefined, boolean>
  failure: ColumnType<Json | null, string | null, string | null>
  reference: string | null
  answer: ColumnType<Json | null, string | null, string | null>
  asked_at: ColumnType<Instant, string, string>
  accepted_at: ColumnType<Instant | null, string | null, string | null>
  ended_at: ColumnType<Instant | null, string | null, string | null>
  ended_by: string | null
  useless_at: ColumnType<Instant | null, string | null, string | null>
}

interface RecordChange {
  "position": ColumnType<number, never, never>
  record: string
  record_id: string
  before: ColumnType<Json | null, string | null, string | null>
  after: ColumnType<Json, string, string>
  chain: string[]
}

interface Refund {
  id: string
  effect_key: string
  request_id: string | null
  amount_minor: number
  currency: string
  approved_at: ColumnType<Instant, string, string>
  return_id: string | null
  explanation: ColumnType<Json | null, string | null, string | null>
  number: string
  order_id: string | null
  figures: ColumnType<Json | null, string | null, string | null>
}

interface RefundPart {
  id: string
  refund_id: string
  order_id: string | null
  payment_id: string | null
  amount_minor: number
  status: 'pending' | 'settled' | 'failed'
  provider: string
  failure: ColumnType<Json | null, string | null, string | null>
  asked_at: ColumnType<Instant, string, string>
  ended_at: ColumnType<Instant | null, string | null, string | null>
  retry_of: string | null
}

interface Repair {
  id: string
  number: string
  unit_id: string | null
  replaced_unit_id: string | null
  order_id: string | null
  order_line_id: string | null
  source: string | null
  customer: string | null
  product: string
  serial: string | null
  fault: string
  quoted: 'before-repair' | 'after-repair'
  stage: 'requested' | 'received' | 'diagnosed' | 'quoted' | 'approved' | 'declined' | 'waiting-for-parts' | 'repairing' | 'tested' | 'done' | 'returned' | 'cancelled'
  goods_here: boolean
  cause: 'defect' | 'misuse' | 'accident' | null
  diagnosis: string | null
  requested_at: ColumnType<Instant, string, string>
  received_at: ColumnType<Instant | null, string | null, string | null>
  waiting_since: ColumnType<Instant | null, string | null, string | null>
  closed_at: ColumnType<Instant | null, string | null, string | null>
  last_at: ColumnType<Instant, string, string>
  steps: number
  quote_id: string | null
  quotes: ColumnType<number, number | undefined, number>
  currency: string | null
  agreed_minor: number | null
  charged_minor: number | null
  warranty_cost_minor: number | null
  received_minor: ColumnType<number, number | undefined, number>
  paid_back_minor: ColumnType<number, number | undefined, number>
  fields: ColumnType<Json, string, string>
  version: number
}

interface RepairLoan {
  id: string
  repair_id: string
  product: string
  serial: string
  given_at: ColumnType<Instant, string, string>
  given_by: string
  due_on: string | null
  condition_given: string | null
  taken_back_at: ColumnType<Instant | null, string | null, string | null>
  taken_back_by: string | null
  condition_back: string | null
}

interface RepairPart {
  id: string
  repair_id: string
  code: string
  use: 'fitted' | 'unused'
  quantity: number
  fitted_serials: string[]
  faulty_serials: string[]
  stock_reference: string | null
  note: string | null
  at: ColumnType<Instant, string, string>
  by: string
}

interface RepairPayment {
  id: string
  repair_id: string
  direction: 'received' | 'paid-back'
  amount_minor: number
  currency: string
  method: string
  provider: string
  provider_reference: string | null
  order_payment_id: string | null
  at: ColumnType<Instant, string, string>
  by: string
}

interface RepairPrice {
  price_list_id: string
  "position": number
  code: string
  name: string
  kind: 'part' | 'labour'
  component: string
  unit_price_minor: number
  tax_rate: ColumnType<string | null, number | string | null, number | string | null>
}

interface RepairPriceList {
  id: string
  code: string
  version: number
  valid_from: string
  currency: string
  tax_included: boolean
  put_at: ColumnType<Instant, string, string>
  put_by: string
}

interface RepairQuote {
  id: string
  repair_id: string
  number: number
  price_list_id: string
  priced_on: string
  covered_on: string
  cause: 'defect' | 'misuse' | 'accident'
  currency: string
  tax_included: boolean
  parts_minor: number
  labour_minor: number
  tax_minor: number
  pay_minor: number
  warranty_cost_minor: number
  price_minor: number
  coverage: ColumnType<Json, string, string>
  explanation: ColumnType<Json, string, string>
  made_at: ColumnType<Instant, string, string>
  made_by: string
  answer: 'approved' | 'declined' | null
  answered_at: ColumnType<Instant | null, string | null, string | null>
  charged_at: ColumnType<Instant | null, string | null, string | null>
}

interface RepairQuoteLine {
  quote_id: string
  "position": number
  code: string
  name: string
  kind: 'part' | 'labour'
  component: string
  quantity: number
  unit_price_minor: number
  net_minor: number
  tax_minor: number
  price_minor: number
  pay_minor: number
  warranty_cost_minor: number
  reason: ColumnType<Json, string, string>
}

interface RepairStep {
  repair_id: string
  number: number
  action: string
  stage: string
  note: string | null
  details: ColumnType<Json | null, string | null, string | null>
  at: ColumnType<Instant, string, string>
  by: string
}

interface RetentionRule {
  process_key: string
  keep_for: string
  set_at: ColumnType<Instant, string, string>
  set_by: string
}

interface ReturnLine {
  id: string
  return_id: string
  order_id: string
  order_line_id: string
  fault: 'buyer' | 'seller'
  cause: string | null
  without_goods: boolean
  units: number
  value_minor: number
  cancelled_units: ColumnType<number, number | undefined, number>
  received_units: ColumnType<number, number | undefined, number>
  dismissed_units: ColumnType<number, number | undefined, number>
  wrong_units: ColumnType<number, number | undefined, number>
  lost_units: ColumnType<number, number | undefined, number>
  restocked_units: ColumnType<number, number | undefined, number>
  written_off_units: ColumnType<number, number | undefined, number>
  given_back_units: ColumnType<number, number | undefined, number>
  credited_units: ColumnType<number, number | undefined, number>
  credited_minor: ColumnType<number, number | undefined, number>
  fee_minor: ColumnType<number, number | undefined, number>
  released_at: ColumnType<Instant | null, string | null, string | null>
  gross_minor: number | null
  tax_minor: number | null
}

interface ReturnRequest {
  id: string
  source: string
  record_key: string
  content_key: string
  import_id: string | null
  line_number: number | null
  request_number: string | null
  order_number: string | null
  product: string
  product_name: string | null
  customer: string | null
  units: number
  currency: string
  requested_at: ColumnType<Instant, string, string>
  cause: string | null
  details: ColumnType<Json, string, string>
  case_id: string | null
}

interface ReturnSerial {
  return_line_id: string
  serial: string
  condition: 'expected' | 'good' | 'damaged' | 'wrong'
  at: ColumnType<Instant, string, string>
}

interface RoleVersion {
  key: string
  version: number
  digest: string
  document: ColumnType<Json, string, string>
  deployed_at: ColumnType<Instant, string, string>
  deployed_by: string | null
}

interface SalesOrder {
  id: string
  source: string
  number: string
  customer: string
  currency: string
  tax_included: boolean
  ordered_at: ColumnType<Instant, string, string>
  paid_outside: boolean
  shipping_minor: ColumnType<number, number | undefined, number>
  shipping_discount_minor: ColumnType<number, number | undefined, number>
  shipping_tax_rate: ColumnType<string | null, number | string | null, number | string | null>
  shipping_tax_minor: ColumnType<number, number | undefined, number>
  shipping_paid_minor: ColumnType<number, number | undefined, number>
  actions: ColumnType<number, number | undefined, number>
  charged_minor: ColumnType<number, number | undefined, number>
  credited_minor: ColumnType<number, number | undefined, number>
  shipping_credited_minor: ColumnType<number, number | undefined, number>
  paid_back_minor: ColumnType<number, number | undefined, number>
  content_sha256: string | null
  fields: ColumnType<Json, string | undefined, string>
}

interface SerialUnit {
  id: string
  product: string
  serial: string
  state: 'with-customer' | 'in-repair' | 'returned' | 'replaced' | 'scrapped'
  order_id: string | null
  order_line_id: string | null
  source: string | null
  customer: string | null
  sold_on: string
  delivered_on: string | null
  replaces_id: string | null
  replaced_by_id: string | null
  last_at: ColumnType<Instant, string, string>
  fields: ColumnType<Json, string, string>
  version: number
}

interface ServiceCase {
  id: string
  number: string
  source: string
  kind: string
  instance_id: string
  request_id: string | null
  customer: string | null
  product: string | null
  opened_at: ColumnType<Instant, string, string>
  status: 'running' | 'waiting' | 'stuck' | 'closed'
  judgement: string | null
  reason: string | null
  outcome: string | null
  refund_minor: number | null
  currency: string | null
  closed_at: ColumnType<Instant | null, string | null, string | null>
  type_version: number | null
  channel: string | null
  order_number: string | null
  title: string | null
  priority: ColumnType<'low' | 'normal' | 'high' | 'urgent', 'low' | 'normal' | 'high' | 'urgent' | undefined, 'low' | 'normal' | 'high' | 'urgent'>
  fields: ColumnType<Json, string | undefined, string>
  opened_by: string | null
}

interface ServiceClock {
  case_id: string
  name: 'firstResponse' | 'update' | 'solution'
  leg_from: ColumnType<Instant, string, string>
  due_at: ColumnType<Instant, string, string>
  standing: 'running' | 'paused' | 'stopped'
  breached: boolean
  next_at: ColumnType<Instant | null, string | null, string | null>
}

interface Setting {
  name: string
  value: ColumnType<Json, string, string>
  written_at: ColumnType<Instant, string, string>
}

interface Signal {
  id: string
  name: string
  variables: ColumnType<Json, string, string>
  published_at: ColumnType<Instant, string, string>
  instance_id: string | null
}

interface SignalDelivery {
  number: ColumnType<number, never, never>
  signal_id: string
  root_id: string | null
  instance_id: string | null
  owner: number | null
  definition_id: string | null
  event: string
  index: number
}

interface SignalSubscription {
  instance_id: string
  owner: number
  event: string
  index: number
  root_id: string
  name: string
  suspended: ColumnType<boolean, boolean | undefined, boolean>
}

interface StartSubscription {
  definition_id: string
  process_key: string
  event: string
  index: number
  kind: 'message' | 'signal' | 'conditional'
  name: string
}

interface StartTimer {
  definition_id: string
  process_key: string
  event: string
  index: number
  due_at: ColumnType<Instant, string, string>
  rule: string
  counted_from: ColumnType<Instant, string, string>
  repetitions: number | null
  calendar: string | null
  calendar_edition: number | null
}

interface StockLevel {
  warehouse_id: string
  product: string
  minimum: number
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface StockLot {
  id: string
  warehouse_id: string
  product: string
  lot: string
  expires_on: string | null
  on_hand: number
  reserved: number
}

interface StockMovement {
  id: string
  lot_id: string
  kind: 'receive' | 'issue' | 'adjust' | 'move-out' | 'move-in'
  units: number
  reason: string | null
  note: string | null
  reference: string | null
  reservation_id: string | null
  at: ColumnType<Instant, string, string>
  by: string
}

interface StockReservation {
  id: string
  reference: string
  product: string
  units: number
  issued_units: number
  released_units: number
  made_at: ColumnType<Instant, string, string>
  made_by: string
  ended_at: ColumnType<Instant | null, string | null, string | null>
}

interface StockReservationLot {
  reservation_id: string
  lot_id: string
  units: number
}

interface StudioDraft {
  resource: string
  content: string
  revision: number
  base_version: number | null
  begun_at: ColumnType<Instant, string, string>
  begun_by: string
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface StudioEditor {
  resource: string
  person: string
  name: string
  seen_at: ColumnType<Instant, string, string>
}

interface StudioPublication {
  id: string
  at: ColumnType<Instant, string, string>
  by_name: string
  note: string
  items: ColumnType<Json, string, string>
}

interface StudioRevision {
  resource: string
  revision: number
  content: string
  begun_at: ColumnType<Instant, string, string>
  saved_at: ColumnType<Instant, string, string>
  saved_by: string
}

interface TaskCopy {
  id: string
  task_id: string
  person: string
  copied_by: string
  copied_at: ColumnType<Instant, string, string>
  seen_at: ColumnType<Instant | null, string | null, string | null>
}

interface TaskUrging {
  task_id: string
  person: string
  urged_at: ColumnType<Instant, string, string>
}

interface Timer {
  instance_id: string
  owner: number
  event: string
  index: number
  root_id: string
  due_at: ColumnType<Instant, string, string>
  suspended: ColumnType<boolean, boolean | undefined, boolean>
}

interface UnitEvent {
  id: string
  unit_id: string
  warranty_id: string | null
  kind: 'sold' | 'delivered' | 'repairStarted' | 'repairEnded' | 'repairAbandoned' | 'exchanged' | 'replacement' | 'replaced' | 'returned' | 'scrapped' | 'corrected'
  at: ColumnType<Instant, string, string>
  order_line_id: string | null
  other_unit_id: string | null
  reference: string | null
  note: string | null
  by: string
}

interface UnitWarranty {
  id: string
  unit_id: string
  sold_on: string
  delivered_on: string | null
  terms: ColumnType<Json, string, string>
  repaired_goods_days: number
  ended_at: ColumnType<Instant | null, string | null, string | null>
}

interface UserTask {
  id: string
  instance_id: string
  visit: number
  element: string
  name: string
  assignee: string | null
  candidate_groups: string[]
  form_id: string | null
  status: 'open' | 'completed' | 'canceled'
  created_at: ColumnType<Instant, string, string>
  completed_at: ColumnType<Instant | null, string | null, string | null>
  completed_by: string | null
  submitted: ColumnType<Json | null, string | null, string | null>
  root_id: string
  process_key: string
  candidate_users: ColumnType<string[], string[] | undefined, string[]>
  signer: string | null
  owner: string | null
  priority: ColumnType<number, number | undefined, number>
  due_at: ColumnType<Instant | null, string | null, string | null>
  follow_up_at: ColumnType<Instant | null, string | null, string | null>
  claimed_at: ColumnType<Instant | null, string | null, string | null>
  urged_count: ColumnType<number, number | undefined, number>
  urged_at: ColumnType<Instant | null, string | null, string | null>
  urged_by: string | null
  canceled_at: ColumnType<Instant | null, string | null, string | null>
  suspended: ColumnType<boolean, boolean | undefined, boolean>
  version: ColumnType<number, number | undefined, number>
  after_visit: number | null
  claimable_by: ColumnType<string[], string[] | undefined, string[]>
  draft: ColumnType<Json | null, string | null, string | null>
  drafted_at: ColumnType<Instant | null, string | null, string | null>
  canceled_by: string | null
  cancel_why: 'interrupted' | 'instance-canceled' | 'modified' | 'sent-back' | 'withdrawn' | 'decided' | 'replaced' | null
}

interface Warehouse {
  id: string
  code: string
  name: ColumnType<Json, string, string>
  "position": number
  closed: boolean
  version: number
  changed_at: ColumnType<Instant, string, string>
  changed_by: string
}

interface WebhookDelivery {
  id: string
  run_id: string
  action: number
  url: string
  secret: string
  body: string
  made_at: ColumnType<Instant, string, string>
  tries: ColumnType<number, number | undefined, number>
  next_at: ColumnType<Instant | null, string | null, string | null>
  answered: number | null
  trouble: string | null
}

interface Word {
  kind: 'reason' | 'outcome' | 'group' | 'channel' | 'source' | 'provider'
  key: string
  en: string
  zh: string
  put_at: ColumnType<Instant, string, string>
  put_by: string | null
}

interface WordRemoved {
  kind: 'reason' | 'outcome' | 'group' | 'channel' | 'source' | 'provider'
  key: string
  removed_at: ColumnType<Instant, string, string>
  removed_by: string
}

export interface Schema {
  absence: Absence
  access_account: AccessAccount
  access_api_key: AccessApiKey
  access_attempt: AccessAttempt
  access_link: AccessLink
  access_session: AccessSession
  access_two_factor: AccessTwoFactor
  access_user: AccessUser
  access_verification: AccessVerification
  answered_job: AnsweredJob
  api_key_role: ApiKeyRole
  attachment: Attachment
  attachment_content: AttachmentContent
  attachment_place: AttachmentPlace
  audit_entry: AuditEntry
  automation: Automation
  automation_alarm: AutomationAlarm
  automation_date: AutomationDate
  automation_run: AutomationRun
  automation_schedule: AutomationSchedule
  automation_watch: AutomationWatch
  calendar_use: CalendarUse
  case_change: CaseChange
  case_link: CaseLink
  case_news: CaseNews
  case_number_period: CaseNumberPeriod
  case_rating: CaseRating
  case_type: CaseType
  case_watcher: CaseWatcher
  case_words: CaseWords
  case_worker: CaseWorker
  clock_alarm: ClockAlarm
  clock_event: ClockEvent
  clocked_case: ClockedCase
  command_record: CommandRecord
  content_edition: ContentEdition
  conversation_entry: ConversationEntry
  customer: Customer
  data_store: DataStore
  definition: Definition
  deployment: Deployment
  deployment_definition: DeploymentDefinition
  exchange: Exchange
  exchange_line: ExchangeLine
  field_definition: FieldDefinition
  flow_made: FlowMade
  goods_return: GoodsReturn
  import: Import
  import_reject: ImportReject
  import_row: ImportRow
  incident: Incident
  instance_start: InstanceStart
  invoice: Invoice
  invoice_line: InvoiceLine
  job: Job
  list_view: ListView
  live_desk: LiveDesk
  message: Message
  message_correlation: MessageCorrelation
  message_start: MessageStart
  message_subscription: MessageSubscription
  message_template: MessageTemplate
  migration: Migration
  order_action: OrderAction
  order_discount: OrderDiscount
  order_line: OrderLine
  order_line_serial: OrderLineSerial
  order_payment: OrderPayment
  org_unit: OrgUnit
  org_unit_source: OrgUnitSource
  pack_definition: PackDefinition
  parcel: Parcel
  parcel_event: ParcelEvent
  parcel_line: ParcelLine
  person_group: PersonGroup
  person_role: PersonRole
  pilot: Pilot
  pilot_process: PilotProcess
  portal_attempt: PortalAttempt
  portal_code: PortalCode
  portal_session: PortalSession
  process_event: ProcessEvent
  process_instance: ProcessInstance
  product: Product
  provider_answer: ProviderAnswer
  provider_call: ProviderCall
  record_change: RecordChange
  refund: Refund
  refund_part: RefundPart
  repair: Repair
  repair_loan: RepairLoan
  repair_part: RepairPart
  repair_payment: RepairPayment
  repair_price: RepairPrice
  repair_price_list: RepairPriceList
  repair_quote: RepairQuote
  repair_quote_line: RepairQuoteLine
  repair_step: RepairStep
  retention_rule: RetentionRule
  return_line: ReturnLine
  return_request: ReturnRequest
  return_serial: ReturnSerial
  role_version: RoleVersion
  sales_order: SalesOrder
  serial_unit: SerialUnit
  service_case: ServiceCase
  service_clock: ServiceClock
  setting: Setting
  signal: Signal
  signal_delivery: SignalDelivery
  signal_subscription: SignalSubscription
  start_subscription: StartSubscription
  start_timer: StartTimer
  stock_level: StockLevel
  stock_lot: StockLot
  stock_movement: StockMovement
  stock_reservation: StockReservation
  stock_reservation_lot: StockReservationLot
  studio_draft: StudioDraft
  studio_editor: StudioEditor
  studio_publication: StudioPublication
  studio_revision: StudioRevision
  task_copy: TaskCopy
  task_urging: TaskUrging
  timer: Timer
  unit_event: UnitEvent
  unit_warranty: UnitWarranty
  user_task: UserTask
  warehouse: Warehouse
  webhook_delivery: WebhookDelivery
  word: Word
  word_removed: WordRemoved
}
