import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Cause } from './cause.ts'

/** The key that stands for the instance itself where an element instance could: as a scope, as an owner of subscriptions. */
export const INSTANCE = 0

/** An instance between two commands. Plain data: written as JSON and read back, it steps on exactly the same. */
export interface InstanceState {
  readonly status: 'active' | 'completed' | 'terminated'
  /** What messages without a correlation key of their own find it by; empty where it has none. */
  readonly businessKey: string
  /** Whether another instance called it: then an error that nobody here catches goes there. */
  readonly isCalled: boolean
  /** The key that the next element instance gets: keys count from 1 within an instance and are never used twice. */
  readonly nextKey: number
  /** Variables of the instance itself; those of inner scopes stand in their element instances. */
  readonly variables: FeelContext
  /** Only what is active; what was left stands in the events. Oldest first; a scope that a migration opened stands after what is in it. */
  readonly elements: readonly ElementInstance[]
  /** Sequence flows taken to a gateway that still lacks others. In the order taken; one flow may stand here twice. */
  readonly taken: readonly TakenFlow[]
  /** What active elements (or the instance) can be triggered by. */
  readonly subscriptions: readonly Subscription[]
  /** Completed activities that can still be compensated, in the order of completion. */
  readonly compensable: readonly Compensable[]
  /** Complex gateways that have fired and wait for the rest of their tokens before they can fire again. */
  readonly fired: readonly FiredGateway[]
}

export interface TakenFlow {
  readonly flow: string
  readonly scope: number
}

export interface FiredGateway {
  readonly gateway: string
  readonly scope: number
  /** Incoming flows whose tokens made it fire. */
  readonly flows: readonly string[]
}

/** One visit to one flow node that has not been left yet. */
export interface ElementInstance {
  readonly key: number
  readonly element: string
  /** Key of the element instance that it lives in, or `INSTANCE`. */
  readonly scope: number
  readonly since: Instant
  /** Variables of its own: what input mappings, loops and data associations made; null where there are none. */
  readonly variables: FeelContext | null
  /** What its work brought, while end listeners still run; null otherwise. */
  readonly brought: FeelContext | null
  readonly wait: Wait
  /** Set on the body of a multi-instance or loop, which holds its turns as children of the same element. */
  readonly loop: LoopState | null
  /** Of a compensation handler: key of the event that threw the compensation. It takes no flow when it is done. */
  readonly compensates: number | null
}

/** What an element instance waits for. */
export type Wait =
  | JobWait
  | { readonly kind: 'decision'; readonly decisionId: string }
  | UserTaskWait
  | { readonly kind: 'call'; readonly processId: string }
  /** For one of its subscriptions. */
  | { readonly kind: 'event' }
  /** For the element instances within it. */
  | { readonly kind: 'children' }
  /** For the compensation handler under way; `left` is still to be undone after it, its last first. */
  | { readonly kind: 'compensation'; readonly left: readonly Compensable[] }
  /** For the values of data stores. */
  | { readonly kind: 'data'; readonly stores: readonly string[] }
  | RepairWait

export interface JobWait {
  readonly kind: 'job'
  /** Which of the element's works: '' its own, `start-0` its first start listener, `end-0`, `completing-0` … */
  readonly part: string
  readonly type: string
  readonly retries: number
  readonly priority: number
  /** The user task that waits behind a listener of it, and what the listener is asked about. */
  readonly behind: { readonly task: UserTaskWait; readonly data: FeelValue } | null
}

export interface UserTaskWait {
  readonly kind: 'user-task'
  readonly assignee: string | null
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
  readonly formId: string | null
  readonly dueDate: Instant | null
  readonly followUpDate: Instant | null
  /** 0 to 100. */
  readonly priority: number
  /** The approvers in their order; null where the task has no approval policy. */
  readonly signers: readonly Signer[] | null
  /** Absent where no date of it depends on a business calendar. */
  readonly counted?: CountedDates
}

/** The task that an element holds open for a person: also while a listener of it is asked. */
export function taskOf({ wait }: ElementInstance): UserTaskWait | null {
  if (wait.kind === 'user-task') return wait
  return wait.kind === 'job' ? (wait.behind?.task ?? null) : null
}

export interface Signer {
  readonly who: string
  /** `waiting`: its turn has not come. */
  readonly status: 'waiting' | 'open' | 'approved' | 'refused'
}

/** Stopped: a person must look. `from` says where a retry begins. */
export interface RepairWait {
  readonly kind: 'repair'
  readonly cause: Cause
  readonly from: RetryPoint
}

/**
 * `begin`: from its input mappings on. `activate`: its work begins anew, under the same key. `leave`: the work is done, the
 * way on was not found. `job`: one part of its work, such as a listener.
 */
export type RetryPoint =
  | { readonly kind: 'begin' | 'activate' | 'leave' }
  | { readonly kind: 'job'; readonly job: JobWait }

export interface LoopState {
  /** Items of a multi-instance collection that were not begun yet are read by position from here; null: only a number. */
  readonly items: readonly FeelValue[] | null
  /** How many turns there are to be; null: as long as the condition holds. */
  readonly total: number | null
  readonly begun: number
  readonly completed: number
  readonly terminated: number
  /** Values of `outputElement` by position; null where none is kept. */
  readonly outputs: readonly FeelValue[] | null
}

/** What an active element (or, for `INSTANCE`, an event sub-process of the process) can be triggered by. */
export type Subscription = SubscriptionBase & SubscriptionTo

interface SubscriptionBase {
  /** Key of the element instance that it hangs on: the waiting element, the host of a boundary event, the scope of an event sub-process. */
  readonly owner: number
  /** Id of the event (or receive task) that is triggered. */
  readonly event: string
  /** Position of the event definition within the event. */
  readonly index: number
  /** Of a parallel multiple event: it happened, the others have not yet. */
  readonly happened: boolean
}

export type SubscriptionTo =
  | { readonly kind: 'message'; readonly name: string; readonly correlationKey: string; readonly isExplicit: boolean }
  | { readonly kind: 'signal'; readonly name: string }
  | TimerState
  | { readonly kind: 'conditional'; readonly held: boolean }

/** A timer holds the due instant and the rule that it came from, so that it can be worked out anew. */
export interface TimerState {
  readonly kind: 'timer'
  readonly due: Instant
  /** What the expression gave: an ISO 8601 date and time, duration or repeating interval, or a cron expression. */
  readonly rule: string
  /** The instant from which durations count. */
  readonly from: Instant
  /** How often a cycle still fires after this time; null: without end. 0 of what fires once. */
  readonly repetitions: number | null
  /** Absent where the due instant does not depend on a business calendar. */
  readonly counted?: Counted
}

/** The business calendar that something was counted on, and its edition then: another edition may give another time. */
export interface Counted {
  readonly calendar: string
  readonly edition: number
}

/** Dates of a task that were counted on a calendar: from when, and the durations; null of one that does not depend on it. */
export interface CountedDates extends Counted {
  readonly from: Instant
  readonly dueDate: string | null
  readonly followUpDate: string | null
}

/** A completed activity that can be undone. */
export interface Compensable {
  readonly key: number
  readonly element: string
  readonly scope: number
  /** What it could see of its own when it completed: its handler sees it again. */
  readonly variables: FeelContext | null
  /** Of a completed sub-process: what within it can be undone. */
  readonly inner: readonly Compensable[]
}
