import { setTimeout } from 'node:timers/promises'
import type { LiveNews, QueueCounts } from '@aftersale/contract'
import { addMilliseconds } from '@aftersale/kernel'
import type { Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { concerns, type Looker, type Part, readTold } from './changes.ts'
import { dropDesk, keepDesk } from './live-desk.store.ts'
import { createPause, type Pause } from './pause.ts'

/** Both ends and what lies between see at least so often (milliseconds) that the other is there. */
const HEARTBEAT = 10_000
/**
 * Whoever looks longer asks again: who they are and what they may see is then asked again too. Not all after the same time: those who
 * came at once, to a server that was started, would come back at once again and again.
 */
const LASTS = { least: 45_000, most: 75_000 }
/** Changes are gathered for so long before they are told, so that a rush of them is told once. */
const GATHER = 400
/** Counting may take this share of the time of one session of the database, however many look. */
const COUNTING_SHARE = 0.25
/** How often (milliseconds) a desk says that it is still there, and for how long it is believed. */
const KEPT_EVERY = 30_000
const BELIEVED_FOR = 3_600_000

const lasts = () => Math.round(LASTS.least + Math.random() * (LASTS.most - LASTS.least))

export interface LiveDeskOptions {
  readonly database: Database
  readonly clock: Clock
}

interface Looking extends Looker {
  /** Null: they work here no more. */
  readonly count: () => Promise<QueueCounts | null>
}

interface Listener extends Looker {
  readonly changed: Set<Part>
  readonly pause: Pause
}

/** Where those who look at consoles through this server hear what changes: one ear for all, and counts in turn. */
export class LiveDesk {
  readonly #options: LiveDeskOptions
  readonly #id: string
  readonly #listeners = new Set<Listener>()
  readonly #stopping = new AbortController()
  #turn: Promise<unknown> = Promise.resolve()
  #written: Promise<unknown> = Promise.resolve()

  constructor(options: LiveDeskOptions) {
    this.#options = options
    this.#id = newId(options.clock.now())
  }

  /** What keeps the desk known, for the engine to run. */
  get loops(): readonly Loop[] {
    return [{ topic: 'live-desk', every: KEPT_EVERY, round: () => this.#write() }]
  }

  /** Hears every topic that the engine is notified of, and '' where some may have been missed. */
  hear(topic: string): void {
    if (this.#listeners.size === 0) return
    const told = readTold(topic)
    if (told === null) return
    for (const listener of this.#listeners) {
      const parts = concerns(told, listener)
      for (const part of parts) listener.changed.add(part)
      if (parts.length > 0) listener.pause.end()
    }
  }

  /**
   * Counts, and again whenever something changes that concerns whoever looks; an empty list is a heartbeat. Ends after about a minute,
   * or with whoever looks: nothing is counted for those who are gone.
   */
  async *look(looking: Looking, signal: AbortSignal): AsyncGenerator<readonly LiveNews[]> {
    const over = AbortSignal.any([signal, this.#stopping.signal, AbortSignal.timeout(lasts())])
    const listener: Listener = { ...looking, changed: new Set(), pause: createPause(over) }
    const gathering = createPause(over)
    const gone = abortOf(over)
    const count = () => Promise.race([this.#inTurn(looking.count, over), gone])
    this.#listeners.add(listener)
    try {
      await (this.#listeners.size === 1 ? this.#write() : this.#written)
      let counts = await count()
      if (counts === null) return
      yield [{ counts, changed: [] }]
      while (!over.aborted) {
        await listener.pause.forUpTo(HEARTBEAT)
        if (listener.changed.size === 0) {
          if (!over.aborted) yield []
          continue
        }
        await gathering.forUpTo(GATHER)
        const changed = [...listener.changed]
        listener.changed.clear()
        if (changed.includes('tasks') && !over.aborted) counts = await count()
        if (counts === null) return
        if (!over.aborted) yield [{ counts, changed }]
      }
    } finally {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0 && !this.#stopping.signal.aborted) await this.#write()
    }
  }

  /** How many look just now. */
  get looking(): number {
    return this.#listeners.size
  }

  /** Ends every look. A row that stays because the database is away is swept out by others. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#listeners.clear()
    await this.#write().catch(() => undefined)
  }

  /** Tells the database whether somebody here wants to hear of changes: one statement after the other, the last as it is then. */
  async #write(): Promise<number> {
    const { database, clock } = this.#options
    const write = async () => {
      if (this.#listeners.size === 0) return dropDesk(database, this.#id)
      const now = clock.now()
      return keepDesk(database, { id: this.#id, until: addMilliseconds(now, BELIEVED_FOR), now })
    }
    const writing = this.#written.then(write)
    this.#written = writing.catch(() => undefined)
    await writing
    return 0
  }

  /** One after the other, with pauses that grow with what counting takes; null without counting where it is over by then. */
  #inTurn<T>(count: () => Promise<T>, over: AbortSignal): Promise<T | null> {
    const work = async () => {
      if (over.aborted) return { counted: null, pause: 0 }
      const began = performance.now()
      const counted = await count()
      return { counted, pause: (performance.now() - began) * (1 / COUNTING_SHARE - 1) }
    }
    const counting = this.#turn.then(work, work)
    // Whoever asked hears of a failure; the others take their turn.
    this.#turn = counting.then(
      ({ pause }) => setTimeout(pause, undefined, { ref: false }),
      () => undefined,
    )
    return counting.then(({ counted }) => counted)
  }
}

const abortOf = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
