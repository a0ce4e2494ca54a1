import { openServer } from '../../server/open-server.ts'
import { drawnEngine } from '../drawn-engine.ts'
import { openLoop, quantile } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'
import { ANSWER, complete, deployAsked, openTasks } from './tasks.ts'

const RATE = 300
/** The first second at this rate opens connections and is not counted. */
const WARM_SECONDS = 1
const SECONDS = 10
/** Over HTTP, the program that asks, the server and PostgreSQL share the processors. */
const HTTP_RATE = 100
const HTTP_SECONDS = 5
const AIM = { atMost: 25 }

const milliseconds = (en: string, zh: string) => ({ says: { en, 'zh-CN': zh }, unit: 'milliseconds' }) as const

export const latency: Part = {
  says: {
    en: 'How long it takes to complete a user task at a stated rate, from the instant planned',
    'zh-CN': '以固定速率完成人工任务的耗时，自计划时刻起算',
  },
  figures: {
    p50: milliseconds(`${RATE} a second: half of them within`, `每秒 ${RATE} 个：半数不超过`),
    p99: { ...milliseconds(`${RATE} a second: 99 of 100 within`, `每秒 ${RATE} 个：99% 不超过`), aim: AIM },
    max: milliseconds(`${RATE} a second: the slowest`, `每秒 ${RATE} 个：最慢`),
    httpP50: milliseconds(
      `${HTTP_RATE} a second over HTTP: half of them within`,
      `经 HTTP 每秒 ${HTTP_RATE} 个：半数不超过`,
    ),
    httpP99: milliseconds(
      `${HTTP_RATE} a second over HTTP: 99 of 100 within`,
      `经 HTTP 每秒 ${HTTP_RATE} 个：99% 不超过`,
    ),
    httpMax: milliseconds(`${HTTP_RATE} a second over HTTP: the slowest`, `经 HTTP 每秒 ${HTTP_RATE} 个：最慢`),
  },
  async open(bench) {
    const { database } = bench.home
    const engine = drawnEngine(bench.server.log)
    await deployAsked(database, engine)
    const measured = async (rate: number, seconds: number, work: (task: string) => Promise<unknown>) => {
      const warm = bench.scaled(rate * WARM_SECONDS)
      const { tasks } = await openTasks(database, engine, warm + bench.scaled(rate * seconds))
      const completing = (from: readonly string[]) =>
        openLoop(rate, from.length, (position) => work(from[position] ?? ''))
      await completing(tasks.slice(0, warm))
      return completing(tasks.slice(warm))
    }
    return {
      round: async () => {
        const inside = await measured(RATE, SECONDS, (task) => complete(database, engine, [task]))
        const http = await openServer({ ...bench.server, ...bench.home, root: bench.root })
        try {
          const overHttp = await measured(HTTP_RATE, HTTP_SECONDS, async (id) => {
            const answer = await http.client.completeTask({ params: { id }, body: { values: ANSWER } })
            if (!answer.ok) throw new Error(`expected the task to be completed, got ${answer.refusal.code}`)
          })
          return {
            p50: quantile(inside, 0.5),
            p99: quantile(inside, 0.99),
            max: quantile(inside, 1),
            httpP50: quantile(overHttp, 0.5),
            httpP99: quantile(overHttp, 0.99),
            httpMax: quantile(overHttp, 1),
          }
        } finally {
          await http.close()
        }
      },
      close: nothingToClose,
    }
  },
}
