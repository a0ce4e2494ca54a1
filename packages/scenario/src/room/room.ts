import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Command, ProcessEvent, StartTrigger, Surroundings, TimerState } from '@aftersale/process'
import { Deployments } from '../deploying/deployments.ts'
import type { Deployed, Resource } from '../deploying/resource.ts'
import type { Sentence } from '../sentence.ts'
import type { Instance } from './instance.ts'

/** Something still to be asked of an instance. */
export interface Move {
  readonly instance: Instance
  readonly command: Command
}

/** A published message: kept until its time is over, and taken at most once by each process id. */
export interface Message {
  readonly name: string
  /** Empty where it has none. */
  readonly correlationKey: string
  readonly messageId: string | null
  readonly variables: FeelContext
  readonly expires: Instant
  /** Ids of processes that have taken it. */
  readonly taken: Set<string>
}

/** The next instant at which a start timer begins an instance. */
export interface StartTimer {
  readonly deployed: Deployed<'process'>
  readonly trigger: StartTrigger
  readonly timer: TimerState
}

export interface Happening {
  readonly instance: Instance
  readonly event: ProcessEvent
}

/** A whole engine in memory, with a clock that only steps move. */
export interface Room {
  readonly deployments: Deployments
  /** Files by name: those deployed first, and those that steps may deploy. */
  readonly files: ReadonlyMap<string, Resource>
  /** Every one there ever was, oldest first. */
  readonly instances: Instance[]
  /** Those that run, oldest first. */
  readonly active: Set<Instance>
  /** How many instances got each name. */
  readonly names: Map<string, number>
  readonly happened: Happening[]
  /** What else is to be said of the step under way. */
  readonly notes: Sentence[]
  readonly stores: Map<string, FeelValue>
  moves: Move[]
  messages: readonly Message[]
  startTimers: readonly StartTimer[]
  surroundings: Surroundings
  now: Instant
  /** How many instances were begun that nobody called. */
  roots: number
  /** Grows with each wait that opens: which one is older. */
  nextOpening: number
  /** Grows with everything done. */
  work: number
  /** How much may be done. */
  readonly mostWork: number
}

export interface RoomOptions {
  readonly files: readonly Resource[]
  readonly now: Instant
  readonly surroundings: Surroundings
  /** What is deployed already, where there is something. Rooms may share it. */
  readonly deployments?: Deployments
  readonly mostWork?: number
}

export function openRoom({ files, now, surroundings, deployments, mostWork }: RoomOptions): Room {
  return {
    deployments: deployments ?? new Deployments(),
    files: new Map(files.map((file) => [file.name, file])),
    instances: [],
    active: new Set(),
    names: new Map(),
    happened: [],
    notes: [],
    stores: new Map(),
    moves: [],
    messages: [],
    startTimers: [],
    surroundings,
    now,
    roots: 0,
    nextOpening: 1,
    work: 0,
    mostWork: mostWork ?? MOST_WORK,
  }
}

/** What one scenario may do: whatever does more turns without end. */
export const MOST_WORK = 1_000_000

export const isOverworked = (room: Room): boolean => room.work >= room.mostWork
