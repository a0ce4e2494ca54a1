import { JobDesk } from '../../../server/src/engine/index.ts'
import { fireTimers } from '../../../server/src/engine/timers/fire-timers.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import type { BenchDatabase } from '../bench-database.ts'
import { begin, copies, deployFlow, drawnEngine, startAll, startsOf } from '../drawn-engine.ts'
import { service, timed as waiting } from '../drawn-flow.ts'
import { EVENTS_EACH, fillHistory } from '../history-fill.ts'
import { median, timed } from '../measure.ts'
import { type Bench, type FigureKind, nothingToClose, type Part } from '../part.ts'
import { complete, deployAsked, openTasks } from './tasks.ts'

const EVENTS = 10_000_000
const REPEATS = 100
const LIN = { who: 'lin@example.com', groups: ['agents'], isAdministrator: false }

const QUERIES = {
  start: { en: 'begin an instance', 'zh-CN': '启动实例' },
  complete: { en: 'complete a user task', 'zh-CN': '完成人工任务' },
  read: { en: 'read the history of an instance', 'zh-CN': '读取实例历史' },
  worklist: { en: 'a page of open tasks', 'zh-CN': '一页待办任务' },
  job: { en: 'take a job and complete it', 'zh-CN': '领取并完成工作' },
  timers: { en: 'look at the timers', 'zh-CN': '扫描定时器' },
}
type Query = keyof typeof QUERIES

const figures: Record<string, FigureKind> = {
  events: { says: { en: 'rows of history', 'zh-CN': '历史数据行' }, unit: 'count' },
}
for (const [query, says] of Object.entries(QUERIES)) {
  const beside = { en: `${says.en}: with them : without`, 'zh-CN': `${says['zh-CN']}：有历史 : 无历史` }
  const without = { en: `${says.en}, without`, 'zh-CN': `${says['zh-CN']}，无历史` }
  figures[`${query}Ratio`] = { says: beside, unit: 'times', aim: { atMost: 1.25 } }
  figures[`${query}Without`] = { says: without, unit: 'milliseconds' }
}

/** The same work on two databases in turn: one is new, in the other lies a year of history. */
export const history: Part = {
  says: {
    en: 'With a year of history: the same queries on a new and on an old database',
    'zh-CN': '积累一年历史后：新旧两个数据库上的相同查询',
  },
  figures,
  async open(bench) {
    const young = await openSide(bench, await bench.server.newEngineDatabase('young'))
    const aged = await openSide(bench, await bench.server.newEngineDatabase('aged'))
    const instances = Math.ceil(bench.scaled(EVENTS) / EVENTS_EACH)
    await fillHistory(aged.database, instances, () => bench.signal.throwIfAborted())
    const repeats = Math.max(5, bench.scaled(REPEATS))
    return {
      round: async () => {
        await young.prepare(repeats)
        await aged.prepare(repeats)
        const found: Record<string, number> = { events: instances * EVENTS_EACH }
        for (const query of Object.keys(QUERIES) as Query[]) {
          const times = { young: [] as number[], aged: [] as number[] }
          for (let repeat = 0; repeat < repeats; repeat += 1) {
            times.young.push(await timed(young.queries[query]))
            times.aged.push(await timed(aged.queries[query]))
          }
          found[`${query}Ratio`] = median(times.aged) / median(times.young)
          found[`${query}Without`] = median(times.young)
        }
        return found
      },
      close: nothingToClose,
    }
  },
}

async function openSide({ server: { log }, signal }: Bench, { database }: BenchDatabase) {
  const engine = drawnEngine(log)
  await deployAsked(database, engine)
  await deployFlow(database, engine, 'labelled', service('Print', 'label'))
  await deployFlow(database, engine, 'later', waiting('Due', 'timeDuration', 'P1D'))
  const desk = new JobDesk({ setup: engine.setup, database, clock: systemClock, log })
  const tasks: string[] = []
  const instances: string[] = []
  const queries: Readonly<Record<Query, () => Promise<unknown>>> = {
    start: () => startAll(database, engine, 'asked', startsOf([{ amount: 120 }])),
    complete: () => complete(database, engine, tasks.splice(0, 1)),
    read: () => engine.history(database, instances.pop() ?? ''),
    worklist: () =>
      engine.tasks.worklist(
        database,
        { whose: 'claimable', order: 'oldest', after: null, limit: 50 },
        LIN,
        systemClock.now(),
      ),
    job: async () => {
      const request = { types: ['label'], worker: 'w', most: 1, lockFor: 60_000, variables: null }
      const taken = await desk.activate(request, { waitFor: 0, signal })
      if (!taken.ok) throw new Error(`expected a job, got ${taken.refusal.code}`)
      await desk.report(taken.value.map(({ id: jobId, fence }) => ({ jobId, fence, kind: 'completed', variables: {} })))
    },
    timers: () => fireTimers(engine.setup, database, systemClock.now(), 1_000),
  }
  /** So that there is work for each query, and on both sides as much. */
  const prepare = async (count: number) => {
    tasks.push(...(await openTasks(database, engine, count)).tasks)
    instances.push(...(await begin(database, engine, 'labelled', startsOf(copies(count)))).ids)
    await begin(database, engine, 'later', startsOf(copies(count)))
  }
  return { database, queries, prepare }
}
