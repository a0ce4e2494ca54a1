import { z } from 'zod'
import { exampleInstance, givenVariables } from '../operating.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const ONE_BODY = 5 * 1024 * 1024

/** What reaches flows from outside without naming one of them. */
export const messageRoutes = defineRoutes({
  publishMessage: {
    method: 'POST',
    path: '/api/messages',
    topic: 'messages',
    summary: {
      en: 'Publishes a message: each process has it once, now or while it lives',
      'zh-CN': '发布消息：每个流程只接收一次，立即或在其有效期内',
    },
    access: 'session',
    permission: 'flows.run',
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        name: text(200),
        correlationKey: z
          .union([z.literal(''), text(200)])
          .default('')
          .meta({ description: 'Whom it concerns; empty: it only begins processes' }),
        messageId: text(200)
          .optional()
          .meta({ description: 'A second one with the same is refused while the first lives' }),
        timeToLive: text(50).optional().meta({ description: 'ISO 8601 duration; absent: an hour' }),
        variables: givenVariables.default({}),
      })
      .meta({ examples: [{ name: 'parcel-arrived', correlationKey: 'R000042', messageId: 'sf-4711', variables: {} }] }),
    answers: {
      200: z
        .object({
          id: identifier,
          correlated: z
            .array(z.object({ processKey: z.string(), instanceId: identifier }))
            .meta({ description: 'Who has it already; others may take it while it lives' }),
        })
        .meta({
          examples: [
            { id: exampleInstance.id, correlated: [{ processKey: 'exchange', instanceId: exampleInstance.id }] },
          ],
        }),
    },
    refusals: ['engine.message-published', 'engine.bad-time-to-live', 'engine.payload-too-large'],
  },
  broadcastSignal: {
    method: 'POST',
    path: '/api/signals',
    topic: 'messages',
    summary: { en: 'Throws a signal to everybody who waits for it now', 'zh-CN': '向所有正在等待的流程广播信号' },
    access: 'session',
    permission: 'flows.run',
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({ name: text(200), variables: givenVariables.default({}) })
      .meta({ examples: [{ name: 'shop-closed', variables: { shop: 'S12' } }] }),
    answers: {
      200: z
        .object({ reached: z.int().meta({ description: 'Waiting events and processes that have it' }) })
        .meta({ examples: [{ reached: 12 }] }),
    },
    refusals: ['engine.payload-too-large'],
  },
  evaluateConditions: {
    method: 'POST',
    path: '/api/conditions/evaluate',
    topic: 'messages',
    summary: {
      en: 'Begins every process whose conditional start event holds with these variables',
      'zh-CN': '启动其条件启动事件对这些变量成立的所有流程',
    },
    access: 'session',
    permission: 'flows.run',
    bodyLimit: ONE_BODY,
    body: z.strictObject({ variables: givenVariables }).meta({ examples: [{ variables: { stock: 3 } }] }),
    answers: {
      200: z.object({ instanceIds: z.array(identifier) }).meta({ examples: [{ instanceIds: [exampleInstance.id] }] }),
    },
    refusals: ['engine.payload-too-large'],
  },
})
