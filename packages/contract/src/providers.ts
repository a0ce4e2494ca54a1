import { z } from 'zod'
import { identifier, instantText, json } from './scalars.ts'

export const portName = z.enum(['payment', 'carrier', 'warehouse', 'invoice', 'sms'])

export const providerCallStatus = z.enum(['waiting', 'sending', 'accepted', 'stuck', 'manual', 'done', 'failed']).meta({
  description: 'stuck: attempts came to nothing, a person looks; manual: a person does it and says so',
})

const sentence = z.object({ en: z.string(), 'zh-CN': z.string() })

export const providerItem = z.object({
  name: z.string(),
  ports: z.array(portName),
  open: z.int().meta({ description: 'Calls that have not ended' }),
  stuck: z.int().meta({ description: 'Those of them that wait for a person' }),
})

export const providerCall = z
  .object({
    id: identifier.meta({ description: 'What the provider knows the call by, at every attempt' }),
    port: portName,
    action: z.string(),
    provider: z.string(),
    subjectId: identifier,
    status: providerCallStatus,
    attempts: z.int(),
    uncertain: z.boolean().meta({ description: 'The provider may have it without our knowing what came of it' }),
    dueAt: instantText
      .nullable()
      .meta({ description: 'When it is sent or asked after next; null where nothing is planned' }),
    failure: sentence.nullable().meta({ description: 'Why the last attempt came to nothing' }),
    reference: z.string().nullable().meta({ description: 'What it is known by outside' }),
    askedAt: instantText,
    endedAt: instantText.nullable(),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'ProviderCall' })

const saidAnswer = z.object({
  via: z.enum(['send', 'query', 'notification', 'person']),
  kind: z.string(),
  words: sentence.nullable(),
  facts: json,
  counted: z
    .boolean()
    .meta({ description: 'Whether it changed the call; what comes after the first final answer does not' }),
  firstAt: instantText,
  lastAt: instantText,
  times: z.int(),
})

export const providerCallDetail = providerCall.extend({
  payload: json,
  answer: json,
  answers: z.array(saidAnswer),
})

export const exampleCall: z.input<typeof providerCall> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  port: 'payment',
  action: 'refund',
  provider: 'wechatpay',
  subjectId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d42',
  status: 'stuck',
  attempts: 12,
  uncertain: false,
  dueAt: null,
  failure: { en: 'The balance of the merchant does not suffice.', 'zh-CN': '商户余额不足。' },
  reference: null,
  askedAt: '2026-03-01T08:00:00Z',
  endedAt: null,
  endedBy: null,
}

export const exampleCallDetail: z.input<typeof providerCallDetail> = {
  ...exampleCall,
  payload: { paymentReference: '4200000001', amountMinor: 1999, capturedMinor: 5999, currency: 'CNY', reason: null },
  answer: null,
  answers: [
    {
      via: 'send',
      kind: 'trouble',
      words: { en: 'The balance of the merchant does not suffice.', 'zh-CN': '商户余额不足。' },
      facts: { code: 'NOT_ENOUGH' },
      counted: true,
      firstAt: '2026-03-01T08:00:01Z',
      lastAt: '2026-03-01T08:45:00Z',
      times: 12,
    },
  ],
}
