import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Command, InstanceState, ProcessEvent } from '@aftersale/process'
import type { DeployedProcess } from '../definitions/definitions.ts'

/** One instance to be started. The id is the caller's, so that its own record can name it in the same transaction. */
export interface Start {
  readonly id: string
  readonly businessKey: string
  readonly variables: Readonly<Record<string, unknown>>
  /** The shop that it is about: a pilot may be for some shops alone. */
  readonly source?: string | null
}

/** An instance while a transaction works on it. */
export interface Working {
  readonly id: string
  /** The instance whose row is locked by whoever works on this one; itself where nobody called it. */
  readonly rootId: string
  /** Who called it, at which visit. */
  readonly parent: { readonly id: string; readonly visit: number } | null
  /** How many calls within this transaction led to it. */
  readonly depth: number
  readonly businessKey: string
  /** Of the message that began it; null where none did, or where its key was empty. */
  readonly correlationKey: string | null
  /** The version that it is pinned to; another one after a migration. */
  deployed: DeployedProcess
  readonly isNew: boolean
  readonly startedAt: Instant
  /** Number of the last event that the history holds already. */
  readonly lastEvent: number
  /** As it was loaded; null where it is new. */
  readonly before: InstanceState | null
  state: InstanceState | null
  /** How often this transaction has stepped it. */
  rounds: number
  /** Set where its variables are more than an instance may hold. */
  isOvergrown: boolean
  readonly events: ProcessEvent[]
  /** Jobs and visits whose wait ended and began anew in this transaction. */
  readonly renewed: Set<string>
  /** What people answered, by the identity of their task. */
  readonly answers: Map<string, Answer>
  /** How stopped visits were dealt with, by their key. */
  readonly resolutions: Map<string, Resolution>
  /** Set once its caller knows of its end, or does not wait for it any more. */
  isTold: boolean
  /** Set where somebody ended it. */
  canceled: { readonly by: string; readonly reason: string | null } | null
}

interface Answer {
  readonly by: string
  readonly submitted: FeelContext
}

interface Resolution {
  readonly by: string
  readonly resolution: 'retried' | 'edited' | 'skipped' | 'canceled'
}

/** A command for an instance. */
export interface Move {
  readonly working: Working
  readonly command: Command
}

/** A message that a flow throws, written down in the transaction that throws it. */
export interface Thrown {
  readonly working: Working
  readonly name: string
  readonly variables: FeelContext
}

export interface ThrownMessage extends Thrown {
  readonly correlationKey: string
  readonly messageId: string
  /** ISO 8601 duration; null: the usual time. */
  readonly timeToLive: string | null
}

/** A data store as this transaction sees it. */
export interface StoreValue {
  readonly value: FeelValue
  readonly writtenBy: string | null
}

type Known = Pick<
  Working,
  'id' | 'rootId' | 'businessKey' | 'deployed' | 'isNew' | 'startedAt' | 'lastEvent' | 'before'
>

/** An instance of which this transaction has done nothing yet. */
export function workingOf(known: Known & Partial<Pick<Working, 'parent' | 'depth' | 'correlationKey'>>): Working {
  return {
    parent: null,
    depth: 0,
    correlationKey: null,
    ...known,
    state: known.before,
    rounds: 0,
    isOvergrown: false,
    events: [],
    renewed: new Set(),
    answers: new Map(),
    resolutions: new Map(),
    isTold: false,
    canceled: null,
  }
}

/** An instance that begins now. */
export function newWorking(
  born: Pick<Working, 'id' | 'businessKey'> & Partial<Pick<Working, 'rootId' | 'parent' | 'depth' | 'correlationKey'>>,
  deployed: DeployedProcess,
  now: Instant,
): Working {
  return workingOf({ rootId: born.id, ...born, deployed, isNew: true, startedAt: now, lastEvent: 0, before: null })
}
