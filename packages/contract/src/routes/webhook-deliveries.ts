import { z } from 'zod'
import { automationKey } from '../automations.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'
import { deliveryState, exampleDelivery, webhookDelivery } from '../webhook-deliveries.ts'

/** What was posted to webhooks, and what became of it. */
export const webhookDeliveryRoutes = defineRoutes({
  listWebhookDeliveries: {
    method: 'GET',
    path: '/api/webhook-deliveries',
    topic: 'automations',
    summary: { en: 'What is posted to webhooks, the last first', 'zh-CN': 'Webhook 投递记录（最近的在前）' },
    access: 'session',
    permission: 'automations.see',
    query: z.strictObject({
      state: deliveryState.optional(),
      automation: automationKey.optional(),
      run: identifier.optional(),
      ...paging,
    }),
    answers: { 200: page(webhookDelivery).meta({ examples: [{ items: [exampleDelivery], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  retryWebhookDeliveries: {
    method: 'POST',
    path: '/api/webhook-deliveries/retries',
    topic: 'automations',
    summary: {
      en: 'Sends again what was given up, under the same id; attempts are counted anew',
      'zh-CN': '重新发送已放弃的投递（编号不变，尝试次数重新计算）',
    },
    access: 'session',
    permission: 'automations.put',
    body: manyOf(z.object({ delivery: identifier }), 1_000).meta({
      examples: [{ items: [{ key: 'd1', delivery: exampleDelivery.id }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ delivery: identifier })).meta({
        examples: [{ items: [{ key: 'd1', done: { delivery: exampleDelivery.id }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
})
