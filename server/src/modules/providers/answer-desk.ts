import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { beyondReach } from '../../platform/seen-sources.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Said } from './decide-call.ts'
import type { Patience } from './limits.ts'
import { type Settlers, takeAnswers } from './take-answers.ts'

interface AnswerDeskOptions {
  readonly database: Database
  readonly clock: Clock
  readonly settlers: Settlers
  readonly patience: Patience
}

/** What somebody brought, who waits until it is kept. */
interface Brought {
  readonly said: readonly Said[]
  readonly kept: () => void
  readonly failed: (error: unknown) => void
}

/** Brought by so many are kept in one transaction. */
const BATCH = 500

/**
 * Keeps what providers say: one transaction after the other, each with everything that came meanwhile, so that a thousand
 * answers at once cost a few transactions and not a thousand. Nobody's in particular: they see all, whoever came first.
 */
export class AnswerDesk {
  readonly #options: AnswerDeskOptions
  readonly #waiting: Brought[] = []
  #working: Promise<void> | null = null

  constructor(options: AnswerDeskOptions) {
    this.#options = options
  }

  /** Resolves when it is kept; rejects with what hindered that, and then nothing of it is. */
  take(said: readonly Said[]): Promise<void> {
    if (said.length === 0) return Promise.resolve()
    const taken = new Promise<void>((kept, failed) => this.#waiting.push({ said, kept, failed }))
    this.#working ??= beyondReach(() => this.#work())
    return taken
  }

  /** Waits until nothing is left to be kept. */
  async idle(): Promise<void> {
    await this.#working
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) await this.#keep(this.#waiting.splice(0, BATCH))
    this.#working = null
  }

  /** Where one answer breaks off, the others are kept by themselves: it must not hold them up. */
  async #keep(brought: readonly Brought[]): Promise<void> {
    const { database, clock } = this.#options
    const said = brought.flatMap((one) => one.said)
    try {
      await inTransaction(database, (tx) => takeAnswers(tx, said, { ...this.#options, now: clock.now() }))
      for (const { kept } of brought) kept()
    } catch (error) {
      if (brought.length > 1 && !isOutage(error)) for (const one of brought) await this.#keep([one])
      else for (const { failed } of brought) failed(error)
    }
  }
}
