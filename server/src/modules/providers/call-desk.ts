import { addMilliseconds } from '@aftersale/kernel'
import type { Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import type { AnswerDesk } from './answer-desk.ts'
import { handOver, isCallDue, type TakenCall, takeCalls, uselessCalls } from './call.store.ts'
import { carryOut, overSaid } from './carry-out.ts'
import type { Confiders } from './confide.ts'
import { CALLS, type Patience } from './limits.ts'
import type { Provider } from './port.ts'

export interface CallDeskOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Pick<Log, 'error' | 'warn'>
  readonly providers: readonly Provider[]
  readonly answers: AnswerDesk
  readonly patience: Patience
  readonly confiders: Confiders
}

const LOOK_EVERY = 1_000
const STOP_MILLISECONDS = 5_000
/** A server that is just being set up anew may know the provider in a minute. */
const NOBODY_AFTER = 60_000

/**
 * Carries calls out: takes what is due for each provider, as many at once as that bears, and brings what comes back to the
 * answer desk. Any number of servers do so on one database; a call is one server's at a time, for as long as its lease.
 */
export class CallDesk {
  readonly #options: CallDeskOptions
  readonly #stopping = new AbortController()
  readonly #underWay = new Map<string, number>()
  /** Providers that had more to do than they bear at once. */
  readonly #full = new Set<string>()
  /** Calls are taken for a provider by one look at a time: two would take more than it bears. */
  #looking: Promise<number> = Promise.resolve(0)
  #isStopped = false

  constructor(options: CallDeskOptions) {
    this.#options = options
  }

  /** What keeps the desk going, for the engine to run. */
  get loops(): readonly Loop[] {
    return [{ topic: CALLS, every: LOOK_EVERY, waiting: isCallDue, round: (isDue) => this.#look(isDue) }]
  }

  /** Sends nothing more; what is under way has a few seconds to end, and is then broken off and asked after by another server. */
  async stop(within = STOP_MILLISECONDS): Promise<void> {
    this.#isStopped = true
    const timer = setTimeout(() => this.#stopping.abort(new Error('the server stops')), within)
    while (this.#count() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await this.#options.answers.idle()
    clearTimeout(timer)
  }

  #count(): number {
    return [...this.#underWay.values()].reduce((sum, count) => sum + count, 0)
  }

  #look(isDue: boolean): Promise<number> {
    const look = () => this.#round(isDue)
    this.#looking = this.#looking.then(look, look)
    return this.#looking
  }

  async #round(isDue: boolean): Promise<number> {
    if (this.#isStopped) return 0
    const { database, clock, providers, patience, answers } = this.#options
    const now = clock.now()
    if (isDue) {
      const known = providers.flatMap(({ name, adapter }) => adapter.ports.map((port) => ({ provider: name, port })))
      await answers.take((await uselessCalls(database, now)).map(overSaid))
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
    const { log, answers } = this.#options
    this.#underWay.set(name, (this.#underWay.get(name) ?? 0) + 1)
    try {
      await answers.take([await carryOut(provider, call, { ...this.#options, stopping: this.#stopping.signal })])
    } catch (error) {
      // Its lease runs out, and it is asked after again under its key.
      const facts = { err: error, call: call.id }
      if (isOutage(error)) log.warn(facts, 'what a provider answered could not be kept')
      else log.error(facts, 'what a provider answered could not be kept')
    }
    this.#underWay.set(name, (this.#underWay.get(name) ?? 1) - 1)
    if (this.#full.delete(name)) {
      // Whoever looks next is told where that look breaks off.
      this.#look(false).catch(() => this.#full.add(name))
    }
  }
}

const NOBODY = {
  en: 'No provider of this name is set up. Do it by hand, or give it to another provider.',
  'zh-CN': '未配置此名称的服务商。请人工处理，或改由其他服务商执行。',
}
