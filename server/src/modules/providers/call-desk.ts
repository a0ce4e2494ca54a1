import { addMilliseconds } from '@aftersale/kernel'
import { type Loop, notify } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { handOver, type TakenCall, takeCalls } from './call.store.ts'
import { carryOut } from './carry-out.ts'
import type { Said } from './decide-call.ts'
import { CALLS, type Patience } from './limits.ts'
import type { Provider } from './port.ts'
import { type Settlers, takeAnswers } from './take-answers.ts'

export interface CallDeskOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Pick<Log, 'error' | 'warn'>
  readonly providers: readonly Provider[]
  readonly settlers: Settlers
  readonly patience: Patience
}

const LOOK_EVERY = 1_000
const STOP_MILLISECONDS = 5_000
const BATCH = 500
/** A server that is just being set up anew may know the provider in a minute. */
const NOBODY_AFTER = 60_000

/**
 * Carries calls out: takes what is due for each provider, as many at once as that bears, and takes what comes back many at
 * a time. Any number of servers do so on one database; a call is one server's at a time, for as long as its lease.
 */
export class CallDesk {
  readonly #options: CallDeskOptions
  readonly #stopping = new AbortController()
  readonly #underWay = new Map<string, number>()
  /** Providers that had more to do than they bear at once. */
  readonly #full = new Set<string>()
  readonly #said: Said[] = []
  #taking: Promise<void> | null = null
  #isStopped = false

  constructor(options: CallDeskOptions) {
    this.#options = options
  }

  /** What keeps the desk going, for the engine to run. */
  get loops(): readonly Loop[] {
    return [{ topic: CALLS, every: LOOK_EVERY, round: (isDue) => this.#round(isDue) }]
  }

  /** Sends nothing more; what is under way has a few seconds to end, and is then broken off and asked after by another server. */
  async stop(within = STOP_MILLISECONDS): Promise<void> {
    this.#isStopped = true
    const timer = setTimeout(() => this.#stopping.abort(new Error('the server stops')), within)
    while (this.#count() > 0 || this.#taking !== null) {
      await (this.#taking ?? new Promise((resolve) => setTimeout(resolve, 10)))
    }
    clearTimeout(timer)
  }

  #count(): number {
    return [...this.#underWay.values()].reduce((sum, count) => sum + count, 0)
  }

  async #round(isDue: boolean): Promise<number> {
    if (this.#isStopped) return 0
    const { database, clock, providers, patience } = this.#options
    const now = clock.now()
    if (isDue) {
      const known = providers.flatMap(({ name, adapter }) => adapter.ports.map((port) => ({ provider: name, port })))
      await handOver(database, known, NOBODY, addMilliseconds(now, -NOBODY_AFTER))
    }
    let taken = 0
    for (const provider of providers) {
      const { name, adapter, concurrency } = provider
      const most = concurrency - (this.#underWay.get(name) ?? 0)
      const of = { provider: name, ports: adapter.ports, most }
      const calls = most > 0 ? await takeCalls(database, of, now, addMilliseconds(now, patience.lease)) : []
      if (calls.length === most) this.#full.add(name)
      taken += calls.length
      for (const call of calls) void this.#carryOut(provider, call)
    }
    return taken
  }

  async #carryOut(provider: Provider, call: TakenCall): Promise<void> {
    const { name } = provider
    this.#underWay.set(name, (this.#underWay.get(name) ?? 0) + 1)
    const around = { ...this.#options, stopping: this.#stopping.signal }
    this.#said.push(await carryOut(provider, call, around))
    this.#underWay.set(name, (this.#underWay.get(name) ?? 1) - 1)
    this.#taking ??= this.#takeAll()
  }

  /** One transaction after the other, each with everything that came back meanwhile. */
  async #takeAll(): Promise<void> {
    while (this.#said.length > 0) await this.#take(this.#said.splice(0, BATCH))
    this.#taking = null
  }

  /** Where one answer breaks off, the others are taken by themselves: it must not hold them up. */
  async #take(said: readonly Said[]): Promise<void> {
    const { database, clock, log } = this.#options
    try {
      await inTransaction(database, async (tx) => {
        await takeAnswers(tx, said, { ...this.#options, now: clock.now() })
        if (this.#full.size > 0) await notify(tx, new Set([CALLS]))
      })
      this.#full.clear()
    } catch (error) {
      if (said.length > 1 && !isOutage(error)) {
        for (const one of said) await this.#take([one])
        return
      }
      // Its lease runs out, and it is asked after again under its key.
      const facts = { err: error, calls: said.map(({ callId }) => callId) }
      if (isOutage(error)) log.warn(facts, 'what providers answered could not be kept')
      else log.error(facts, 'what a provider answered could not be kept')
    }
  }
}

const NOBODY = {
  en: 'No provider of this name is set up. Do it by hand, or give it to another provider.',
  'zh-CN': '未配置此名称的服务商。请人工处理，或改由其他服务商执行。',
}
