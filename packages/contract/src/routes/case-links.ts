import { z } from 'zod'
import { caseLink, duplicateCase, linkKind } from '../conversations.ts'
import { exampleCase } from '../examples.ts'
import { defineRoutes } from '../route.ts'
import { identifier, json, text } from '../scalars.ts'

const name = identifier.meta({ description: "The case's id or its number" })
const params = z.strictObject({ id: name })
const link = z.strictObject({ kind: linkKind, case: name })
const linkList = z.array(link).max(100).default([])
const other = { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41', number: 'R00000043', state: 'waiting' } as const
const links = z.object({ items: z.array(caseLink) }).meta({
  examples: [
    {
      items: [
        {
          kind: 'follows',
          direction: 'to',
          case: other,
          linkedAt: '2026-03-01T09:00:00Z',
          linkedBy: 'lin@example.com',
        },
      ],
    },
  ],
})

/** Cases that have to do with each other. */
export const caseLinkRoutes = defineRoutes({
  listLinks: {
    method: 'GET',
    path: '/api/cases/{id}/links',
    topic: 'conversations',
    summary: { en: 'Cases that have to do with this one', 'zh-CN': '与此工单有关联的工单' },
    access: 'session',
    permission: 'cases.see',
    params,
    answers: { 200: links },
    refusals: ['cases.not-found'],
  },
  changeLinks: {
    method: 'POST',
    path: '/api/cases/{id}/links',
    topic: 'conversations',
    summary: { en: 'Links a case to others, and takes links away', 'zh-CN': '建立或解除工单关联' },
    access: 'session',
    permission: 'cases.link',
    params,
    body: z
      .strictObject({ add: linkList, remove: linkList })
      .meta({ examples: [{ add: [{ kind: 'follows', case: other.number }] }] }),
    answers: { 200: links },
    refusals: ['cases.not-found', 'conversations.link-to-itself'],
  },
  mergeCase: {
    method: 'POST',
    path: '/api/cases/{id}/merge',
    topic: 'conversations',
    summary: {
      en: 'Merges a case into another: its flow is ended, what was said in it stays readable',
      'zh-CN': '将工单并入另一工单：其流程终止，沟通记录保留可查',
    },
    access: 'session',
    permission: 'cases.link',
    params,
    body: z
      .strictObject({ into: name, reason: text(500).nullable().default(null) })
      .meta({ examples: [{ into: other.number, reason: 'The customer wrote twice' }] }),
    answers: {
      200: z.object({ id: identifier, into: identifier }).meta({ examples: [{ id: exampleCase.id, into: other.id }] }),
    },
    refusals: [
      'cases.not-found',
      'conversations.link-to-itself',
      'conversations.merge-closed',
      'conversations.merge-repeated',
    ],
  },
  splitCase: {
    method: 'POST',
    path: '/api/cases/{id}/split',
    topic: 'conversations',
    summary: {
      en: 'Opens another case of the same type, with copies of some entries of the conversation',
      'zh-CN': '拆分工单：按同一模板另行受理，并复制所选的沟通记录',
    },
    access: 'session',
    permission: 'cases.link',
    params,
    body: z
      .strictObject({
        key: text(200).meta({ description: 'Asked again under the same key with the same content, it is done once' }),
        entries: z.array(identifier).min(1).max(100),
        title: text(200).optional().meta({ description: 'Absent: that of the case' }),
        fields: z
          .record(z.string().max(80), json)
          .optional()
          .meta({ description: "The type's fields by name, as the new case has them; absent: those of the case" }),
      })
      .meta({ examples: [{ key: 's1', entries: ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31'] }] }),
    answers: {
      200: z.object({ id: identifier, number: z.string() }).meta({
        examples: [{ id: other.id, number: other.number }],
      }),
    },
    refusals: [
      'cases.not-found',
      'conversations.split-untyped',
      'conversations.entry-unknown',
      'commands.key-taken',
      'cases.type-unknown',
      'cases.not-allowed',
      'cases.flow-not-startable',
      'cases.subject-missing',
      'cases.order-unknown',
      'cases.fields-wrong',
      'cases.fields-not-yours',
      'cases.priority-undecided',
    ],
  },
  listDuplicates: {
    method: 'GET',
    path: '/api/cases/{id}/duplicates',
    topic: 'conversations',
    summary: {
      en: 'Cases of the same customer and type, about the same order or product, opened within 30 days; open ones first',
      'zh-CN': '同一客户、同一类型、同一订单或商品且受理时间相差 30 天以内的工单，未完结的在前',
    },
    access: 'session',
    permission: 'cases.see',
    params,
    answers: {
      200: z.object({ items: z.array(duplicateCase) }).meta({
        examples: [
          {
            items: [
              {
                ...other,
                type: 'return',
                product: '22752',
                order: null,
                openedAt: '2026-03-01T08:00:00Z',
                same: 'product',
              },
            ],
          },
        ],
      }),
    },
    refusals: ['cases.not-found'],
  },
})
