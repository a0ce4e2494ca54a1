export {
  type AutomationAction,
  type AutomationDocument,
  type AutomationRecord,
  automationDocument,
} from './automations.ts'
export type { BinaryContent, ByteRange } from './binary.ts'
export { type Caller, caller, type Me } from './caller.ts'
export { carrierName, carriers } from './carriers.ts'
export type { ListedCase } from './case-lists.ts'
export {
  type CasePriority,
  type CaseTypeDocument,
  casePriority,
  caseTypeDocument,
  caseTypeField,
} from './case-types.ts'
export type { CaseDetail, CaseSummary, Task, TimelineEntry } from './cases.ts'
export {
  type Client,
  type ClientOptions,
  createClient,
  type RequestOf,
} from './client.ts'
export { clockAgreement } from './clocks.ts'
export type { Counted } from './counted.ts'
export { type ErrorBody, errorBody, errorBodyOf } from './error-body.ts'
export type { FieldProblem } from './field-problem.ts'
export { type Answer, type Call, handle, type PortalVisitor, type RouteHandler, type StoredUpload } from './handler.ts'
export { type Bilingual, type Language, languageOf } from './language.ts'
export type { FoundRecord } from './look-ups.ts'
export { outcomesOf } from './many.ts'
export { openApiOf, PORTAL_COOKIE } from './openapi.ts'
export { PAGE_LIMIT, type Position, readCursor, writeCursor } from './paging.ts'
export {
  isPermission,
  OWN_ACCOUNT,
  type Permission,
  type PermissionReach,
  permissionEntry,
  permissionNames,
} from './permissions.ts'
export type { PortalAppearance, PortalCase, PortalOrder, PortalQuotation, PortalWire } from './portal.ts'
export type { PortalOffer } from './portal-offer.ts'
export { readFields } from './read-fields.ts'
export { UnexpectedAnswer, type WireRefusal } from './received-answer.ts'
export {
  isRefusalCode,
  type KnownRefusal,
  type RefusalCode,
  refusalCodes,
  refusalEntry,
  sentenceOf,
} from './refusals/catalogue.ts'
export { type ConditionalRange, type DataRange, type RoleDocument, roleDocument } from './roles.ts'
export {
  type Access,
  type AnswerOf,
  type BodyOf,
  type Door,
  isForStaff,
  type QueryOf,
  type RefusalOf,
  type Route,
  refusalsOf,
  successOf,
} from './route.ts'
export { COUNTED_MOST, type LiveNews, type QueueCounts } from './routes/live.ts'
export { isReadTogether, type Read, type ReadAnswer } from './routes/reads.ts'
export { routeList, routes } from './routes/routes.ts'
export type { Json } from './scalars.ts'
export type { ModelKind, ModelProblem, Vocabulary } from './studio.ts'
export type { ListedWork, TaskDetail, TaskOperation, WorkItem } from './tasks.ts'
export type { TrialCase, TrialChange, TrialRule, TrialSide, TrialSums } from './trials.ts'
export { type WordItem, type WordKind, type Words, type WordsDocument, wordsDocument } from './words.ts'
