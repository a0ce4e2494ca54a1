import { z } from 'zod'
import {
  exampleIncident,
  givenVariables,
  incidentDetail,
  incidentGroup,
  incidentItem,
  resolvedItem,
} from '../operating.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, optionalQueryNumber, text } from '../scalars.ts'

const params = z.strictObject({ id: z.uuid() })
const ONE_BODY = 5 * 1024 * 1024
const resolved = z
  .object({ id: identifier, instanceId: identifier })
  .meta({ examples: [{ id: exampleIncident.id, instanceId: exampleIncident.instanceId }] })
const gone = [
  'engine.incident-not-found',
  'engine.incident-resolved',
  'engine.instance-not-found',
  'engine.instance-suspended',
] as const

/** What stands still until a person looks, and what can be done about it. */
export const incidentRoutes = defineRoutes({
  listIncidents: {
    method: 'GET',
    path: '/api/incidents',
    topic: 'incidents',
    summary: { en: 'Incidents, the oldest first', 'zh-CN': '异常列表，最早的在前' },
    access: 'session',
    permission: 'incidents.see',
    query: z.strictObject({
      state: z.enum(['open', 'resolved']).default('open'),
      process: text(200).optional(),
      version: optionalQueryNumber(1, 1_000_000),
      element: text(200).optional(),
      code: text(200).optional(),
      instance: z.uuid().optional(),
      openedBefore: instantText.optional(),
      ...paging,
    }),
    answers: { 200: page(incidentItem).meta({ examples: [{ items: [exampleIncident], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  listIncidentGroups: {
    method: 'GET',
    path: '/api/incident-groups',
    topic: 'incidents',
    summary: {
      en: 'Open incidents by flow, step and reason, the most frequent first',
      'zh-CN': '未解决的异常，按流程、节点与原因归并，最多的在前',
    },
    access: 'session',
    permission: 'incidents.see',
    answers: {
      200: z.object({ items: z.array(incidentGroup) }).meta({
        examples: [
          {
            items: [
              {
                process: { key: 'exchange', name: exampleIncident.process.name },
                element: exampleIncident.element,
                elementName: exampleIncident.elementName,
                code: exampleIncident.code,
                message: exampleIncident.message,
                count: 17,
                firstAt: exampleIncident.openedAt,
                lastAt: exampleIncident.openedAt,
              },
            ],
          },
        ],
      }),
    },
    refusals: [],
  },
  getIncident: {
    method: 'GET',
    path: '/api/incidents/{id}',
    topic: 'incidents',
    summary: { en: 'One incident: where, why, and with which variables', 'zh-CN': '单个异常：位置、原因与变量' },
    access: 'session',
    permission: 'incidents.see',
    params,
    answers: { 200: incidentDetail.meta({ examples: [{ ...exampleIncident, variables: { carrier: 'sf' } }] }) },
    refusals: ['engine.incident-not-found'],
  },
  retryIncident: {
    method: 'POST',
    path: '/api/incidents/{id}/retry',
    topic: 'incidents',
    summary: {
      en: 'Tries the step again, with edited variables where some are given',
      'zh-CN': '重试停住的步骤，可先修改变量',
    },
    access: 'session',
    permission: 'incidents.resolve',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        variables: givenVariables.default({}),
        isLocal: z
          .boolean()
          .default(false)
          .meta({ description: 'At the element itself; else where the names are known, from there outwards' }),
      })
      .meta({ examples: [{ variables: { address: '上海市南京东路 1 号' } }] }),
    answers: { 200: resolved },
    refusals: [...gone, 'cases.fields-not-yours', 'engine.payload-too-large'],
  },
  skipIncident: {
    method: 'POST',
    path: '/api/incidents/{id}/skip',
    topic: 'incidents',
    summary: { en: 'Counts the step as done, with these results', 'zh-CN': '将该步骤视为已完成，并给出结果' },
    access: 'session',
    permission: 'incidents.resolve',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({ variables: givenVariables.default({}) })
      .meta({ examples: [{ variables: { label: 'SF1234567890' } }] }),
    answers: { 200: resolved },
    refusals: [...gone, 'cases.fields-not-yours', 'engine.payload-too-large'],
  },
  cancelIncident: {
    method: 'POST',
    path: '/api/incidents/{id}/cancel',
    topic: 'incidents',
    summary: { en: 'Ends the element that stopped, and its branch with it', 'zh-CN': '结束停住的节点及其所在分支' },
    access: 'session',
    permission: 'incidents.resolve',
    params,
    answers: { 200: resolved },
    refusals: [...gone],
  },
  resolveIncidents: {
    method: 'POST',
    path: '/api/incidents/resolve',
    topic: 'incidents',
    summary: {
      en: 'Deals with many open incidents in the same way, the oldest first',
      'zh-CN': '以同一方式批量处理未解决的异常，最早的优先',
    },
    access: 'session',
    permission: 'incidents.resolve',
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        action: z.enum(['retry', 'skip', 'cancel']),
        process: text(200).optional(),
        version: z.int().min(1).optional(),
        element: text(200).optional(),
        code: text(200).optional(),
        openedBefore: instantText.optional(),
        variables: givenVariables
          .default({})
          .meta({ description: 'For a retry: edited before; for a skip: the results' }),
        isLocal: z.boolean().default(false),
        limit: z.int().min(1).max(500).default(100),
        cursor: text(1_000).optional().meta({ description: 'The `next` of the call before' }),
      })
      .meta({ examples: [{ action: 'retry', process: 'exchange', element: 'PrintLabel', code: 'work.failed' }] }),
    answers: {
      200: page(resolvedItem).meta({
        examples: [
          {
            items: [{ incidentId: exampleIncident.id, instanceId: exampleIncident.instanceId, error: null }],
            next: null,
          },
        ],
      }),
    },
    refusals: ['cases.fields-not-yours', 'engine.payload-too-large', 'paging.cursor-wrong'],
  },
})
