import { systemClock } from '../../../server/src/platform/clock.ts'
import { inTransaction } from '../../../server/src/platform/transaction.ts'
import { CONNECTIONS } from '../bench-database.ts'
import { begin, copies, deployFlow, drawnEngine, startsOf } from '../drawn-engine.ts'
import { receiving } from '../drawn-flow.ts'
import { chunks, perSecond } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'

const EACH = 1_000
const BATCH = 100

export const messages: Part = {
  says: { en: 'Resumed by a message: start, message event, end', 'zh-CN': '由消息继续：开始、消息事件、结束' },
  figures: {
    started: {
      says: { en: 'begun up to the wait, 1000 a transaction', 'zh-CN': '启动到等待，每个事务 1000 个' },
      unit: 'per-second',
    },
    singles: {
      says: {
        en: `published and correlated singly, ${CONNECTIONS} at once`,
        'zh-CN': `逐条发布并关联，${CONNECTIONS} 个并发`,
      },
      unit: 'per-second',
    },
    batches: {
      says: { en: `published and correlated, ${BATCH} a transaction`, 'zh-CN': `发布并关联，每个事务 ${BATCH} 条` },
      unit: 'per-second',
    },
  },
  async open({ home: { database }, server: { log }, scaled }) {
    const engine = drawnEngine(log)
    await deployFlow(database, engine, 'paid', receiving('Paid', 'paid', '=key'))

    const give = async (keys: readonly string[]): Promise<number> => {
      const now = systemClock.now()
      const published = await inTransaction(database, async (tx) => {
        const messages = keys.map((correlationKey) => {
          return {
            name: 'paid',
            correlationKey,
            messageId: correlationKey,
            timeToLive: null,
            variables: { paid: true },
          }
        })
        return (await engine.publishMessages(tx, messages, now)).map((answer) => {
          if (!answer.ok) throw new Error(`expected the message to be published, got ${answer.refusal.code}`)
          return answer.value.id
        })
      })
      const given = await engine.correlateMessages(database, now, published)
      if (given !== keys.length) throw new Error(`expected ${keys.length} messages to be correlated, got ${given}`)
      return given
    }
    return {
      round: async () => {
        const each = scaled(EACH)
        const { ids, rate: started } = await begin(
          database,
          engine,
          'paid',
          startsOf(copies(2 * each, { amount: 120 })),
        )
        const single = ids.slice(0, each).map((id) => () => give([id]))
        const batch = chunks(ids.slice(each), BATCH).map((some) => () => give(some))
        return { started, singles: await perSecond(single, CONNECTIONS), batches: await perSecond(batch, 2) }
      },
      close: nothingToClose,
    }
  },
}
