export { type Operator, type Row, type Rows, readRows, writeRows } from './conditions/rows.ts'
export type { PlainRefusal } from './document/open-document.ts'
export type { Words } from './document/part.ts'
export { type Edited, editFlow } from './editing/edit-flow.ts'
export type { Changes, NewStep, NewTiming, NewWay, NewWho, PlainEdit, Refused } from './editing/plain-edit.ts'
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
