import {
  type ElementInstance,
  type InstanceState,
  type JobWait,
  type Subscription,
  taskOf,
  type UserTaskWait,
  type Wait,
} from '@aftersale/process'
import { type CalendarUse, usesOf } from '../calendars/calendar-use.ts'

export interface WaitingJob {
  readonly visit: number
  readonly element: string
  readonly job: JobWait
}

/** One person's part of a user task; `signer` is null where the task has no approval policy. */
export interface WaitingTask {
  readonly visit: number
  readonly element: string
  readonly task: UserTaskWait
  readonly signer: string | null
}

export interface WaitingRepair {
  readonly visit: number
  readonly element: string
  readonly repair: Extract<Wait, { kind: 'repair' }>
}

type SubscriptionOf<Kind> = Extract<Subscription, { kind: Kind }>

/** What an instance waits for, by identity: each entry is a row somewhere. */
export interface Waits {
  readonly jobs: ReadonlyMap<string, WaitingJob>
  readonly tasks: ReadonlyMap<string, WaitingTask>
  readonly repairs: ReadonlyMap<string, WaitingRepair>
  /** Keys of the visits that wait for a called instance. */
  readonly calls: ReadonlyMap<string, number>
  readonly timers: ReadonlyMap<string, SubscriptionOf<'timer'>>
  readonly messages: ReadonlyMap<string, SubscriptionOf<'message'>>
  readonly signals: ReadonlyMap<string, SubscriptionOf<'signal'>>
  /** Business calendars on which timers and tasks were counted. */
  readonly calendars: ReadonlyMap<string, CalendarUse>
}

const NONE: Waits = {
  jobs: new Map(),
  tasks: new Map(),
  repairs: new Map(),
  calls: new Map(),
  timers: new Map(),
  messages: new Map(),
  signals: new Map(),
  calendars: new Map(),
}

/** What the state says that the instance waits for; nothing where it has not begun or has ended. */
export function waitsOf(state: InstanceState | null): Waits {
  if (state === null || state.status !== 'active') return NONE
  const jobs = new Map<string, WaitingJob>()
  const tasks = new Map<string, WaitingTask>()
  const repairs = new Map<string, WaitingRepair>()
  const calls = new Map<string, number>()
  for (const at of state.elements) {
    const { key: visit, element, wait } = at
    if (wait.kind === 'job') jobs.set(jobIdentity(visit, wait.part), { visit, element, job: wait })
    else if (wait.kind === 'repair') repairs.set(`${visit}`, { visit, element, repair: wait })
    else if (wait.kind === 'call') calls.set(`${visit}`, visit)
    const task = openTask(at)
    if (task === null) continue
    for (const signer of signersToAsk(task)) tasks.set(taskIdentity(visit, signer), { visit, element, task, signer })
  }
  return { jobs, tasks, repairs, calls, ...subscriptionsOf(state), calendars: usesOf(state) }
}

export const jobIdentity = (visit: number, part: string) => `${visit} ${part}`
export const taskIdentity = (visit: number, signer: string | null) =>
  signer === null ? `${visit}` : `${visit} ${signer}`

/** A task that people see: not before the listeners of its creation have answered. */
function openTask(element: ElementInstance): UserTaskWait | null {
  const isBeingMade = element.wait.kind === 'job' && element.wait.part.startsWith('creating-')
  return isBeingMade ? null : taskOf(element)
}

function signersToAsk({ signers }: UserTaskWait): readonly (string | null)[] {
  if (signers === null) return [null]
  return signers.filter((signer) => signer.status === 'open').map((signer) => signer.who)
}

/** A part of a parallel multiple event that has happened waits no more. */
function subscriptionsOf(state: InstanceState) {
  const timers = new Map<string, SubscriptionOf<'timer'>>()
  const messages = new Map<string, SubscriptionOf<'message'>>()
  const signals = new Map<string, SubscriptionOf<'signal'>>()
  for (const subscription of state.subscriptions) {
    if (subscription.happened) continue
    const identity = `${subscription.owner} ${subscription.event} ${subscription.index}`
    if (subscription.kind === 'timer') timers.set(identity, subscription)
    else if (subscription.kind === 'message') messages.set(identity, subscription)
    else if (subscription.kind === 'signal') signals.set(identity, subscription)
  }
  return { timers, messages, signals }
}

/** Rows to make, to take away and to bring up to date. */
export interface Difference<Entry> {
  readonly opened: readonly Entry[]
  readonly closed: readonly Entry[]
  readonly changed: readonly Entry[]
}

const NOTHING: Difference<never> = { opened: [], closed: [], changed: [] }

/** `renewed` are the identities that ended and began anew in between: they are closed and opened. */
export function difference<Entry>(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  isSame: (one: Entry, other: Entry) => boolean,
  renewed: ReadonlySet<string> = new Set(),
): Difference<Entry> {
  if (before === after) return NOTHING
  const opened: Entry[] = []
  const closed: Entry[] = []
  const changed: Entry[] = []
  for (const [identity, entry] of before) {
    if (!after.has(identity) || renewed.has(identity)) closed.push(entry)
  }
  for (const [identity, entry] of after) {
    const earlier = before.get(identity)
    if (earlier === undefined || renewed.has(identity)) opened.push(entry)
    else if (!isSame(earlier, entry)) changed.push(entry)
  }
  return { opened, closed, changed }
}

export const isSameJob = ({ job: one }: WaitingJob, { job: other }: WaitingJob) =>
  one === other || (one.type === other.type && one.priority === other.priority)

export const isSameTimer = (one: { readonly due: number }, other: { readonly due: number }) => one.due === other.due

export const isSameMessage = (one: SubscriptionOf<'message'>, other: SubscriptionOf<'message'>) =>
  one.name === other.name && one.correlationKey === other.correlationKey

export const isSameSignal = (one: SubscriptionOf<'signal'>, other: SubscriptionOf<'signal'>) => one.name === other.name

/** What a row repeats of a task; how its signers stand is told by which rows there are. */
export function isSameTask({ task: one }: WaitingTask, { task: other }: WaitingTask): boolean {
  return (
    one === other ||
    (one.assignee === other.assignee &&
      one.formId === other.formId &&
      one.dueDate === other.dueDate &&
      one.followUpDate === other.followUpDate &&
      one.priority === other.priority &&
      isSameList(one.candidateGroups, other.candidateGroups) &&
      isSameList(one.candidateUsers, other.candidateUsers))
  )
}

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item, position) => item === other[position])
