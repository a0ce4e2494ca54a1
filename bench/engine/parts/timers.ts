import { setTimeout as delay } from 'node:timers/promises'
import { addMilliseconds, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { type Clock, systemClock } from '../../../server/src/platform/clock.ts'
import { begin, copies, deployFlow, drawnEngine, startsOf } from '../drawn-engine.ts'
import { timed } from '../drawn-flow.ts'
import { nothingToClose, type Part } from '../part.ts'

const TIMERS = 100_000
const DAY = 86_400_000
/** How long (milliseconds) setting them takes at most, and how long it is waited for them. */
const LONGEST_SETTING = 60_000
const LONGEST = 120_000

export const timers: Part = {
  says: { en: 'Resumed by time: many timers due at once', 'zh-CN': '由时间继续：大量定时器同时到期' },
  isMeasuredOnce: true,
  figures: {
    timers: { says: { en: 'timers due at one instant', 'zh-CN': '同一时刻到期的定时器' }, unit: 'count' },
    started: {
      says: { en: 'begun up to the timer, 1000 a transaction', 'zh-CN': '启动到定时器，每个事务 1000 个' },
      unit: 'per-second',
    },
    until: {
      says: { en: 'until all have fired, by one server', 'zh-CN': '单个服务进程全部触发所用时间' },
      unit: 'seconds',
      aim: { atMost: 30 },
    },
  },
  async open({ home: { database, connection }, server: { log }, scaled, signal }) {
    const engine = drawnEngine(log)
    await deployFlow(database, engine, 'due', timed('Due', 'timeDate', '=due'))
    const left = async () => {
      const { rows } = await sql<{ left: number }>`select count(*)::int as left from timer`.execute(database)
      return rows[0]?.left ?? 0
    }
    return {
      round: async () => {
        const tomorrow = addMilliseconds(systemClock.now(), DAY)
        const starts = startsOf(copies(scaled(TIMERS), { due: isoOf(tomorrow) }))
        const { ids, rate } = await begin(database, engine, 'due', starts, LONGEST_SETTING)
        await sql`analyze`.execute(database)
        // For this server it is the day after from now on.
        const clock: Clock = { now: () => addMilliseconds(systemClock.now(), DAY + 1_000) }
        const started = performance.now()
        const loops = await engine.run({ database, connection, clock, log })
        try {
          while ((await left()) > 0) {
            signal.throwIfAborted()
            const waited = performance.now() - started
            if (waited > LONGEST) throw new Error(`expected the timers to have fired, ${await left()} are left`)
            await delay(20)
          }
          return { timers: ids.length, started: rate, until: (performance.now() - started) / 1_000 }
        } finally {
          await loops.stop()
        }
      },
      close: nothingToClose,
    }
  },
}
