export { awaitedMessages } from './awaited-messages.ts'
export type { Cause } from './cause.ts'
export type { Command, Effect, ProcessEvent, Recounted, Start as StartCommand, Step, StepRefusal } from './command.ts'
export {
  type FlowNode,
  isActivity,
  isEvent,
  type NodeKind,
  type ProcessDefinition,
  type SequenceFlow,
} from './definition.ts'
export { type Derivation, derivationsIn, derivedPaths } from './derivations.ts'
export { type EventDefinition, type TimerDefinition } from './event-definition.ts'
export { jobHeaders } from './job-headers.ts'
export { checkMapping, type MappingCheck } from './migrating/check-mapping.ts'
export { type MigrationPlan, migrateState } from './migrating/migrate-state.ts'
export type { CannotMigrate, MigrationProblem } from './migrating/migration-problem.ts'
export type { ElementMapping } from './migrating/targets.ts'
export { type NamedCalendar, namedCalendars } from './named-calendars.ts'
export { printEvents } from './print-events.ts'
export type { ProcessProblem, WillNotExecute } from './problem.ts'
export { dialect } from './reading/dialect.ts'
export { moddle } from './reading/moddle.ts'
export { readProcesses } from './reading/read-processes.ts'
export { type ApprovalPolicy, type Binding, type JobSpec, type TaskOccasion } from './settings.ts'
export {
  recountedStartTimer,
  type StartTrigger,
  type StartWait,
  startsThatHold,
  startTimerAfter,
  startTriggers,
  startWait,
} from './start-triggers.ts'
export {
  type Counted,
  type CountedDates,
  type ElementInstance,
  INSTANCE,
  type InstanceState,
  type JobWait,
  type RepairWait,
  type Signer,
  type Subscription,
  type TimerState,
  taskOf,
  type UserTaskWait,
  type Wait,
} from './state.ts'
export { openStepping, type Stepping, step } from './step.ts'
export type { Surroundings } from './stepping/surroundings.ts'
export { readState, type StoredState, writeState } from './stored-state.ts'
export type { CalendarInUse } from './timers/counting.ts'
export { instantAfter } from './timers/instant-after.ts'
export { recurringProblem, recurringTime } from './timers/recurring-time.ts'
export { jobVariables, variablesAt } from './visible-variables.ts'
