import { drawnEngine } from '../drawn-engine.ts'
import { openLoop, quantile } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'
import { complete, deployAsked, openTasks } from './tasks.ts'

const RATE = 300
const SECONDS = 10

const milliseconds = (en: string, zh: string) => ({ says: { en, 'zh-CN': zh }, unit: 'milliseconds' }) as const

export const latency: Part = {
  says: {
    en: `How long it takes to complete a user task, ${RATE} a second for ${SECONDS} s, from the instant planned`,
    'zh-CN': `完成人工任务的耗时：每秒 ${RATE} 个，持续 ${SECONDS} 秒，自计划时刻起算`,
  },
  figures: {
    p50: milliseconds('half of them within', '半数不超过'),
    p99: { ...milliseconds('99 of 100 within', '99% 不超过'), aim: { atMost: 25 } },
    max: milliseconds('the slowest', '最慢'),
  },
  async open({ home: { database }, server: { log }, scaled }) {
    const engine = drawnEngine(log)
    await deployAsked(database, engine)
    return {
      round: async () => {
        const { tasks } = await openTasks(database, engine, scaled(RATE * SECONDS))
        const times = await openLoop(RATE, tasks.length, (position) =>
          complete(database, engine, tasks.slice(position, position + 1)),
        )
        return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: quantile(times, 1) }
      },
      close: nothingToClose,
    }
  },
}
