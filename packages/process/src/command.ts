import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Cause } from './cause.ts'
import type { Binding, TaskOccasion } from './settings.ts'
import type { InstanceState, JobWait, Subscription, UserTaskWait, Wait } from './state.ts'

/** What can be asked of an instance. `key` names an element instance that waits for exactly this. */
export type Command =
  | Start
  | { readonly kind: 'complete-job'; readonly key: number; readonly part: string; readonly variables: FeelContext }
  | { readonly kind: 'complete-decision'; readonly key: number; readonly result: FeelValue; readonly trace: unknown }
  | { readonly kind: 'complete-user-task'; readonly key: number; readonly variables: FeelContext; readonly by: string }
  /** One of several approvers answers; the task completes where the policy is decided by it. */
  | {
      readonly kind: 'sign'
      readonly key: number
      readonly who: string
      readonly variables: FeelContext
      readonly by: string
    }
  /** Adds an approver (加签): at the end, or before the one named. */
  | {
      readonly kind: 'add-signer'
      readonly key: number
      readonly who: string
      readonly before: string | null
      readonly by: string
    }
  /** Another approver takes the place of one who has not answered (转办). */
  | {
      readonly kind: 'replace-signer'
      readonly key: number
      readonly who: string
      readonly with: string
      readonly by: string
    }
  /** The case goes back to an earlier user task (退回), which opens anew; everything else in the scope of both ends. */
  | {
      readonly kind: 'send-back'
      readonly key: number
      readonly to: string
      readonly variables: FeelContext
      readonly by: string
    }
  /** What is kept of a user task changes; `null` members stay as they are. */
  | {
      readonly kind: 'update-user-task'
      readonly key: number
      readonly changes: Partial<Omit<UserTaskWait, 'kind' | 'signers' | 'counted'>>
    }
  /** The task's listeners of this occasion are asked; then the effect `task-listened` says that it may be done. */
  | { readonly kind: 'ask-task-listeners'; readonly key: number; readonly on: TaskOccasion; readonly data: FeelValue }
  | { readonly kind: 'complete-call'; readonly key: number; readonly variables: FeelContext }
  | { readonly kind: 'give-data'; readonly key: number; readonly values: Readonly<Record<string, FeelValue>> }
  /** A subscription comes true: its message or signal arrived (with variables), its time has come. */
  | {
      readonly kind: 'trigger'
      readonly owner: number
      readonly event: string
      readonly index: number
      readonly variables: FeelContext
    }
  /** A BPMN error: business says that it cannot be done. From a job, a user task or a called instance. */
  | {
      readonly kind: 'throw-error'
      readonly key: number
      readonly code: string
      readonly message: string
      readonly variables: FeelContext
      /** Why the element stops where nothing in this instance catches the error; absent: as an error that nobody catches. */
      readonly otherwise?: Cause
    }
  | { readonly kind: 'escalate'; readonly key: number; readonly code: string; readonly variables: FeelContext }
  /** It cannot go on by itself: attempts are used up, or what it calls is not there. */
  | { readonly kind: 'fail'; readonly key: number; readonly cause: Cause }
  | { readonly kind: 'retry'; readonly key: number; readonly by: string }
  /** A stopped or waiting element counts as done, with these variables as its result. */
  | { readonly kind: 'skip'; readonly key: number; readonly variables: FeelContext; readonly by: string }
  /** Variables of one scope (`INSTANCE`, or an element instance). `isLocal`: there itself; else where the names are known. */
  | {
      readonly kind: 'set-variables'
      readonly scope: number
      readonly isLocal: boolean
      readonly variables: FeelContext
      readonly by: string
    }
  /** Begins activities of an ad-hoc sub-process. */
  | {
      readonly kind: 'activate-ad-hoc'
      readonly key: number
      readonly elements: readonly { readonly element: string; readonly variables: FeelContext }[]
    }
  /** The ad-hoc sub-process counts as done. */
  | { readonly kind: 'complete-ad-hoc'; readonly key: number; readonly by: string }
  /** Modification: ends element instances here, begins elements there. */
  | {
      readonly kind: 'modify'
      readonly terminate: readonly number[]
      readonly activate: readonly {
        readonly element: string
        /** The element instance to begin it in, where several would do; null: the only one, or a new one. */
        readonly scope: number | null
        readonly variables: FeelContext
      }[]
      readonly by: string
    }
  /** Ends everything. */
  | { readonly kind: 'cancel'; readonly by: string; readonly reason: string | null }
  /** Counts anew what was counted on business calendars: one of them changed. */
  | { readonly kind: 'recompute-timers' }

export interface Start {
  readonly kind: 'start'
  readonly variables: FeelContext
  readonly businessKey?: string
  readonly isCalled?: boolean
  /** The start event (receive task, event-based gateway) that began it, and which of its definitions; without it: the none start event. */
  readonly by?: { readonly event: string; readonly index: number }
  /** Begins at these elements instead of a start event. */
  readonly at?: readonly string[]
}

interface OfElement {
  readonly at: Instant
  readonly element: string
  readonly key: number
}

/**
 * What happened, in order, for the history: append-only, and enough to show and to mine. Values are JSON
 * (`data` of a left decision is its trace); `flows` are the ids of the sequence flows taken. `element` is the BPMN id;
 * `key` tells two visits apart; `scope` is the visit that it lies in, 0 for the instance.
 */
export type ProcessEvent =
  | { readonly kind: 'started'; readonly at: Instant }
  | (OfElement & { readonly kind: 'entered'; readonly scope: number; readonly isBody: boolean })
  | (OfElement & {
      readonly kind: 'left'
      readonly flows: readonly string[]
      readonly data: unknown
      readonly isBody: boolean
    })
  /** It ended without being done: interrupted, cancelled, or not needed any more. */
  | (OfElement & { readonly kind: 'terminated' })
  | (OfElement & { readonly kind: 'stopped'; readonly data: Cause })
  | (OfElement & { readonly kind: 'retried'; readonly data: { readonly by: string } })
  | (OfElement & { readonly kind: 'skipped'; readonly data: { readonly by: string } })
  /** Variables of a scope that were made or changed, as JSON. */
  | (OfElement & { readonly kind: 'variables'; readonly data: Readonly<Record<string, unknown>> })
  /** An event was triggered, or an error or escalation thrown; `data` says which, and whether anything caught it. */
  | (OfElement & { readonly kind: 'thrown'; readonly data: Thrown })
  /** A user task was signed, sent back, given more approvers. */
  | (OfElement & { readonly kind: 'task'; readonly data: Readonly<Record<string, unknown>> })
  /** A business calendar changed, and with it the time of a timer or a task. */
  | (OfElement & { readonly kind: 'recounted'; readonly data: Recounted })
  | { readonly kind: 'modified'; readonly at: Instant; readonly data: { readonly by: string } }
  | {
      readonly kind: 'migrated'
      readonly at: Instant
      readonly data: { readonly from: number | string; readonly to: number | string; readonly by: string }
    }
  | { readonly kind: 'completed'; readonly at: Instant }
  | {
      readonly kind: 'canceled'
      readonly at: Instant
      readonly data: { readonly by: string; readonly reason: string | null }
    }

/** From which time to which (ISO 8601), by which calendar. */
export interface Recounted {
  readonly what: 'timer' | 'dueDate' | 'followUpDate'
  readonly calendar: string
  readonly from: string
  readonly to: string
}

interface Thrown {
  readonly what: 'error' | 'escalation'
  readonly code: string
  /** Id of the event that caught it; null where none did. */
  readonly caughtBy: string | null
}

/**
 * What the outside must do at once. Its key makes it stable: (instance, key, part) never repeats. What an instance
 * merely waits for (timers, messages, tasks) stands in its state: `waitsOf` and `subscriptions`.
 */
export type Effect =
  | {
      readonly kind: 'job'
      readonly key: number
      readonly element: string
      readonly job: JobWait
      readonly headers: Readonly<Record<string, string>>
      readonly variables: FeelContext
    }
  | {
      readonly kind: 'decision'
      readonly key: number
      readonly element: string
      readonly decisionId: string
      readonly binding: Binding
      readonly variables: FeelContext
    }
  | { readonly kind: 'user-task'; readonly key: number; readonly element: string; readonly task: UserTaskWait }
  | {
      readonly kind: 'call'
      readonly key: number
      readonly element: string
      readonly processId: string
      readonly binding: Binding
      readonly businessKey: string
      readonly variables: FeelContext
    }
  | { readonly kind: 'subscription'; readonly subscription: Subscription }
  | { readonly kind: 'read-data'; readonly key: number; readonly element: string; readonly stores: readonly string[] }
  | { readonly kind: 'write-data'; readonly store: string; readonly value: FeelValue }
  /** Publish it: (instance, key) dedupes it where it has no id of its own. */
  | {
      readonly kind: 'message'
      readonly key: number
      readonly name: string
      readonly correlationKey: string
      readonly messageId: string | null
      /** ISO 8601 duration, or null for the usual time. */
      readonly timeToLive: string | null
      readonly variables: FeelContext
    }
  | { readonly kind: 'signal'; readonly key: number; readonly name: string; readonly variables: FeelContext }
  /** To the calling instance, where there is one. An error has ended this one. */
  | {
      readonly kind: 'error'
      readonly key: number
      readonly code: string
      readonly message: string
      readonly variables: FeelContext
    }
  | { readonly kind: 'escalation'; readonly key: number; readonly code: string; readonly variables: FeelContext }
  | {
      readonly kind: 'task-listened'
      readonly key: number
      readonly on: TaskOccasion
      readonly data: FeelValue
    }
  | { readonly kind: 'incident'; readonly key: number; readonly element: string; readonly cause: Cause }

/** The answer of `step`. */
export interface Step {
  readonly state: InstanceState
  readonly events: readonly ProcessEvent[]
  readonly effects: readonly Effect[]
}

/** Why a command does not apply to the instance as it is now: somebody was faster, or it is over. */
export type StepRefusal =
  | { readonly code: 'process.already-started' }
  | { readonly code: 'process.not-started' }
  | { readonly code: 'process.ended' }
  | { readonly code: 'process.no-plain-start' }
  | { readonly code: 'process.not-waiting'; readonly key: number; readonly waitsFor: Wait['kind'] | null }
  | { readonly code: 'process.not-subscribed'; readonly owner: number; readonly event: string }
  | { readonly code: 'process.no-such-scope'; readonly key: number }
  | { readonly code: 'process.no-such-element'; readonly element: string }
  | { readonly code: 'process.not-a-signer'; readonly who: string }
  | { readonly code: 'process.already-signed'; readonly who: string }
  | { readonly code: 'process.cannot-send-back'; readonly to: string }
  | { readonly code: 'process.cannot-begin-there'; readonly element: string }
  | { readonly code: 'process.scope-not-clear'; readonly element: string; readonly scopes: readonly number[] }
