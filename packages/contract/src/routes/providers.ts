import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import {
  exampleCall,
  exampleCallDetail,
  portName,
  providerCall,
  providerCallDetail,
  providerCallStatus,
  providerItem,
} from '../providers.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'

const callDone = z.object({ id: identifier, status: providerCallStatus })
const exampleDone = {
  items: [{ key: 'k1', done: { id: exampleCall.id, status: 'done' as const }, repeated: false, refusal: null }],
}
const providerName = text(64)

/** What the world outside was asked for, what it said, and what a person does where it said nothing good. */
export const providerRoutes = defineRoutes({
  listProviders: {
    method: 'GET',
    path: '/api/providers',
    topic: 'providers',
    summary: { en: 'The providers that are set up, with their open calls', 'zh-CN': '已配置的服务商及其未完成的调用' },
    access: 'session',
    permission: 'providers.see',
    answers: {
      200: z
        .object({ items: z.array(providerItem) })
        .meta({ examples: [{ items: [{ name: 'wechatpay', ports: ['payment'], open: 3, stuck: 1 }] }] }),
    },
    refusals: [],
  },
  listProviderCalls: {
    method: 'GET',
    path: '/api/provider-calls',
    topic: 'providers',
    summary: { en: 'Calls to providers, the oldest first', 'zh-CN': '对服务商的调用，最早的在前' },
    access: 'session',
    permission: 'providers.see',
    query: z.strictObject({
      status: providerCallStatus.optional().meta({ description: 'stuck and manual wait for a person' }),
      port: portName.optional(),
      provider: providerName.optional(),
      subject: z.uuid().optional().meta({ description: 'A refund part, a parcel, an invoice, a return' }),
      dueBefore: instantText.optional(),
      ...paging,
    }),
    answers: { 200: page(providerCall).meta({ examples: [{ items: [exampleCall], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getProviderCall: {
    method: 'GET',
    path: '/api/provider-calls/{id}',
    topic: 'providers',
    summary: {
      en: 'One call: what was asked and everything that was said',
      'zh-CN': '单个外部调用：请求内容与全部答复',
    },
    access: 'session',
    permission: 'providers.see',
    params: z.strictObject({ id: z.uuid() }),
    answers: { 200: providerCallDetail.meta({ examples: [exampleCallDetail] }) },
    refusals: ['providers.call-not-found'],
  },
  settleProviderCalls: {
    method: 'POST',
    path: '/api/provider-calls/settle',
    topic: 'providers',
    summary: {
      en: 'A person did what was asked, or found that it cannot be done, and says so',
      'zh-CN': '人工已完成所请求的事项，或确认无法完成，在此登记',
    },
    access: 'session',
    permission: 'providers.operate',
    bodyLimit: 5 * 1024 * 1024,
    body: manyOf(
      z.object({
        id: z.uuid(),
        outcome: z.enum(['done', 'failed']),
        reference: text(200).optional().meta({ description: 'What it is known by outside, such as an invoice number' }),
        reason: text(500).optional().meta({ description: 'Why it failed, or how it was done' }),
        facts: z
          .strictObject({ number: text(64).optional(), issuedAt: instantText.optional(), url: text(500).optional() })
          .optional()
          .meta({ description: 'Of an invoice: its number, when it was issued and where it is to be had' }),
      }),
      1_000,
    ).meta({
      examples: [{ items: [{ key: 'k1', id: exampleCall.id, outcome: 'done', reference: '50000000382019' }] }],
    }),
    answers: { 200: eachOutcome(callDone).meta({ examples: [exampleDone] }) },
    refusals: ['providers.call-not-found', 'providers.call-ended', 'providers.call-being-sent', 'commands.key-taken'],
  },
  retryProviderCalls: {
    method: 'POST',
    path: '/api/provider-calls/retry',
    topic: 'providers',
    summary: {
      en: 'Sends calls again under the same key, or gives them to another provider',
      'zh-CN': '以相同的键重新发送调用，或改由其他服务商执行',
    },
    access: 'session',
    permission: 'providers.operate',
    bodyLimit: 5 * 1024 * 1024,
    body: manyOf(
      z.object({
        id: z.uuid(),
        provider: providerName.optional().meta({ description: 'Another one, or manual; absent: the same' }),
        evenIfUncertain: z
          .boolean()
          .default(false)
          .meta({ description: 'To another provider although this one may have done it: somebody has looked there' }),
      }),
      1_000,
    ).meta({ examples: [{ items: [{ key: 'k1', id: exampleCall.id }] }] }),
    answers: { 200: eachOutcome(callDone).meta({ examples: [exampleDone] }) },
    refusals: [
      'providers.call-not-found',
      'providers.call-ended',
      'providers.call-being-sent',
      'providers.may-have-happened',
      'providers.not-set-up',
      'providers.port-not-served',
      'commands.key-taken',
    ],
  },
  retryStuckProviderCalls: {
    method: 'POST',
    path: '/api/provider-calls/retry-stuck',
    topic: 'providers',
    summary: {
      en: 'Sends the stuck calls of a provider or a port again, the oldest first',
      'zh-CN': '批量重新发送某服务商或某类的已停住调用，最早的优先',
    },
    access: 'session',
    permission: 'providers.operate',
    body: z
      .strictObject({
        port: portName.optional(),
        provider: providerName.optional(),
        limit: z.int().min(1).max(10_000).default(1_000),
      })
      .meta({ examples: [{ provider: 'wechatpay' }] }),
    answers: { 200: z.object({ retried: z.int() }).meta({ examples: [{ retried: 17 }] }) },
    refusals: [],
  },
  askWarehouses: {
    method: 'POST',
    path: '/api/warehouse-requests',
    topic: 'providers',
    summary: {
      en: 'Asks warehouses to expect goods that come back, or to send goods out',
      'zh-CN': '请仓库准备接收退货，或发出商品',
    },
    access: 'session',
    permission: 'providers.operate',
    bodyLimit: 16 * 1024 * 1024,
    body: manyOf(
      z.object({
        action: z.enum(['announce-return', 'ship-order']),
        provider: providerName.default('manual'),
        subject: z.uuid().meta({ description: 'The return or order it is about' }),
        reference: text(200).meta({ description: 'What people know it by' }),
        lines: z
          .array(z.strictObject({ product: text(200), units: z.int().min(1) }))
          .min(1)
          .max(500),
        trackingNumber: text(64).optional(),
        address: z.record(z.string().max(64), z.string().max(500)).optional(),
      }),
      1_000,
    ).meta({
      examples: [
        {
          items: [
            {
              key: 'w1',
              action: 'announce-return',
              subject: exampleCall.subjectId,
              reference: 'RT00000017',
              lines: [{ product: 'KETTLE-17', units: 1 }],
            },
          ],
        },
      ],
    }),
    answers: {
      200: eachOutcome(callDone).meta({
        examples: [
          { items: [{ key: 'w1', done: { id: exampleCall.id, status: 'manual' }, repeated: false, refusal: null }] },
        ],
      }),
    },
    refusals: ['commands.key-taken'],
  },
  takeProviderNotification: {
    method: 'POST',
    path: '/api/provider-notifications/{provider}',
    topic: 'providers',
    summary: {
      en: 'What a provider tells of its own accord, signed by it; the address to give to providers',
      'zh-CN': '服务商主动发来的通知（由其签名）；将此地址登记给服务商',
    },
    access: 'open',
    params: z.strictObject({ provider: providerName }),
    raw: true,
    bodyLimit: 256 * 1024,
    answers: {
      200: z
        .record(z.string(), z.union([z.string(), z.boolean()]))
        .meta({ description: 'What this provider wants to hear', examples: [{ code: 'SUCCESS' }] }),
    },
    refusals: ['providers.not-set-up', 'providers.notification-untrusted', 'providers.notification-unreadable'],
  },
})
