export { comparePlainFlows, type PlainComparison } from './comparing/compare-plain-flows.ts'
export { type NameBehind, namesBehind, namesIn } from './comparing/names-behind.ts'
export type { PlainChange } from './comparing/plain-change.ts'
export { type Operator, type Row, type Rows, readRows, writeRows } from './conditions/rows.ts'
export type { PlainRefusal } from './document/open-document.ts'
export type { Words } from './document/part.ts'
export { type Edited, editFlow } from './editing/edit-flow.ts'
export type { Changes, NewStep, NewTiming, NewWay, NewWho, PlainEdit, Refused } from './editing/plain-edit.ts'
export { type Survival, survivalOf } from './interchange/survival.ts'
export { type CardLayout, type DrawnWay, layOutCards } from './layout/lay-out-cards.ts'
export type { Place, Size } from './layout/place.ts'
export type {
  Card,
  CardKind,
  FieldRight,
  Interruption,
  PlainEvent,
  PlainFlow,
  Policy,
  PolicyKind,
  Scope,
  Step,
  Timing,
  Way,
  Who,
} from './reading/plain-flow.ts'
export { readPlainFlow } from './reading/read-plain-flow.ts'
export { conditionWords, operatorWords, rowsWords } from './sentences/condition-words.ts'
export { happening, interruptionWords } from './sentences/event-words.ts'
export { decides, policyWords, stepSentence, whoWords } from './sentences/step-words.ts'
export { timingWords } from './sentences/timing-words.ts'
export type { FlowVocabulary } from './sentences/vocabulary.ts'
export { wayWords } from './sentences/way-words.ts'
export { FACTS, fieldValue, type KnownValue, knownValues, type ValueKind } from './values/known-values.ts'
export { readsOf, type WorkInput, type WorkOffer, type WorkTopic } from './work/offer.ts'
export { workOffers } from './work/offers.ts'
