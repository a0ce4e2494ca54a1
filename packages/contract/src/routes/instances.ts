import { z } from 'zod'
import {
  exampleInstance,
  exampleInstanceDetail,
  exampleReport,
  givenVariables,
  instanceDetail,
  instanceSummary,
  migrationReport,
  recordedEvent,
} from '../operating.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, optionalQueryNumber, text } from '../scalars.ts'

const params = z.strictObject({ id: z.uuid() })
const ofProcess = z.strictObject({ key: text(200).meta({ description: 'The id of the process in its drawing' }) })
const element = text(200)
const visitKey = z.int().min(0).max(2_147_483_647)
const instanceDone = z.object({ id: identifier }).meta({ examples: [{ id: exampleInstance.id }] })
/** Variables of 4 MiB, and what stands around them. */
const ONE_BODY = 5 * 1024 * 1024
const running = ['engine.instance-not-found', 'engine.instance-ended'] as const

/** Instances of processes: start them, look at them, intervene. */
export const instanceRoutes = defineRoutes({
  startInstance: {
    method: 'POST',
    path: '/api/processes/{key}/instances',
    topic: 'instances',
    summary: { en: 'Starts an instance of a process', 'zh-CN': '启动流程实例' },
    access: 'session',
    permission: 'flows.run',
    params: ofProcess,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        version: z.int().min(1).optional().meta({ description: 'Absent: the latest' }),
        businessKey: z.union([z.literal(''), text(200)]).default(''),
        idempotencyKey: text(200).optional().meta({
          description: 'Asked again with the same within a week: nothing is started, the answer is the first instance',
        }),
        variables: givenVariables.default({}),
      })
      .meta({ examples: [{ businessKey: 'R000042', idempotencyKey: 'shop-4711', variables: { quantity: 1 } }] }),
    answers: {
      200: z
        .object({ id: identifier, isNew: z.boolean() })
        .meta({ examples: [{ id: exampleInstance.id, isNew: true }] }),
    },
    refusals: [
      'engine.process-not-found',
      'engine.start-key-used',
      'engine.payload-too-large',
      'engine.no-plain-start',
    ],
  },
  listInstances: {
    method: 'GET',
    path: '/api/instances',
    topic: 'instances',
    summary: { en: 'Instances of processes, the newest first', 'zh-CN': '流程实例列表，最新的在前' },
    access: 'session',
    permission: 'flows.see',
    query: z.strictObject({
      process: text(200).optional(),
      version: optionalQueryNumber(1, 1_000_000),
      status: instanceSummary.shape.status.optional(),
      businessKey: text(200).optional(),
      stopped: z.literal('true').optional().meta({ description: 'Only those with an open incident' }),
      element: element.optional().meta({ description: 'Only those that stand at this element' }),
      startedFrom: instantText.optional(),
      startedBefore: instantText.optional(),
      ...paging,
    }),
    answers: { 200: page(instanceSummary).meta({ examples: [{ items: [exampleInstance], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getInstance: {
    method: 'GET',
    path: '/api/instances/{id}',
    topic: 'instances',
    summary: {
      en: 'One instance: where it stands, its variables, what it waits for',
      'zh-CN': '单个流程实例：所处位置、变量与等待的内容',
    },
    access: 'session',
    permission: 'flows.see',
    params,
    answers: { 200: instanceDetail.meta({ examples: [exampleInstanceDetail] }) },
    refusals: ['engine.instance-not-found'],
  },
  listInstanceEvents: {
    method: 'GET',
    path: '/api/instances/{id}/events',
    topic: 'instances',
    summary: { en: 'What happened in an instance, from the beginning', 'zh-CN': '流程实例的完整历史，从头开始' },
    access: 'session',
    permission: 'flows.see',
    params,
    query: z.strictObject({ ...paging }),
    answers: {
      200: page(recordedEvent).meta({
        examples: [
          {
            items: [
              {
                number: 1,
                at: '2026-03-01T08:00:00Z',
                kind: 'passed',
                element: 'Start',
                visit: 1,
                data: { flows: 'F1' },
              },
            ],
            next: null,
          },
        ],
      }),
    },
    refusals: ['engine.instance-not-found', 'paging.cursor-wrong'],
  },
  setInstanceVariables: {
    method: 'POST',
    path: '/api/instances/{id}/variables',
    topic: 'instances',
    summary: { en: 'Writes variables of an instance', 'zh-CN': '写入流程实例的变量' },
    access: 'session',
    permission: 'flows.run',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        variables: givenVariables,
        scope: visitKey.default(0).meta({ description: 'A visit by its key; 0: the instance' }),
        isLocal: z
          .boolean()
          .default(false)
          .meta({ description: 'There itself; else where the names are known, from there outwards' }),
      })
      .meta({ examples: [{ variables: { quantity: 2 } }] }),
    answers: { 200: instanceDone },
    refusals: [...running, 'cases.fields-not-yours', 'engine.payload-too-large', 'engine.visit-not-active'],
  },
  cancelInstance: {
    method: 'POST',
    path: '/api/instances/{id}/cancel',
    topic: 'instances',
    summary: { en: 'Ends an instance, with all that it called', 'zh-CN': '取消流程实例及其调用的所有实例' },
    access: 'session',
    permission: 'flows.run',
    params,
    body: z.strictObject({ reason: text(2_000).optional() }).meta({ examples: [{ reason: 'The customer called.' }] }),
    answers: { 200: instanceDone },
    refusals: [...running],
  },
  suspendInstance: {
    method: 'POST',
    path: '/api/instances/{id}/suspend',
    topic: 'instances',
    summary: {
      en: 'Stops an instance for a while, with all that called it or that it called',
      'zh-CN': '暂停流程实例及其调用与被调用的实例',
    },
    access: 'session',
    permission: 'flows.intervene',
    params,
    answers: { 200: instanceDone },
    refusals: [...running],
  },
  resumeInstance: {
    method: 'POST',
    path: '/api/instances/{id}/resume',
    topic: 'instances',
    summary: {
      en: 'Lets it go on; what fell due meanwhile is caught up',
      'zh-CN': '恢复流程实例，并补办其间到期的事项',
    },
    access: 'session',
    permission: 'flows.intervene',
    params,
    answers: { 200: instanceDone },
    refusals: [...running],
  },
  modifyInstance: {
    method: 'POST',
    path: '/api/instances/{id}/modify',
    topic: 'instances',
    summary: {
      en: 'Ends visits here and begins elements there, as one change',
      'zh-CN': '在此处结束、在彼处开始，作为一次变更',
    },
    access: 'session',
    permission: 'flows.intervene',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        terminate: z.array(visitKey.min(1)).max(1_000).default([]),
        activate: z
          .array(
            z.strictObject({
              element,
              scope: visitKey.optional().meta({ description: 'The visit to begin it in, where several would do' }),
              variables: givenVariables.default({}),
            }),
          )
          .max(1_000)
          .default([]),
      })
      .meta({ examples: [{ terminate: [4], activate: [{ element: 'AskManager' }] }] }),
    answers: { 200: instanceDone },
    refusals: [
      'cases.fields-not-yours',
      ...running,
      'engine.payload-too-large',
      'engine.visit-not-active',
      'engine.cannot-begin-there',
      'engine.scope-unclear',
    ],
  },
  migrateInstances: {
    method: 'POST',
    path: '/api/processes/{key}/migrations',
    topic: 'instances',
    summary: {
      en: 'Moves running instances to another version, or tells what would become of each',
      'zh-CN': '将运行中的实例迁移到另一版本，或预演迁移结果',
    },
    access: 'session',
    permission: 'flows.intervene',
    params: ofProcess,
    body: z
      .strictObject({
        toVersion: z.int().min(1),
        fromVersion: z.int().min(1).optional().meta({ description: 'Absent: every other version but those on trial' }),
        mapping: z
          .record(text(200), text(200))
          .default({})
          .meta({ description: 'Ids of elements and flows, old to new; what is not named keeps its id' }),
        instanceIds: z.array(z.uuid()).min(1).max(1_000).optional(),
        elements: z
          .array(element)
          .min(1)
          .max(100)
          .optional()
          .meta({ description: 'Only those that stand at one of these' }),
        dryRun: z.boolean().default(true),
        limit: z.int().min(1).max(5_000).default(1_000),
        cursor: text(1_000).optional(),
      })
      .meta({ examples: [{ toVersion: 3, mapping: { AskManager: 'AskShopManager' }, dryRun: true }] }),
    answers: { 200: migrationReport.meta({ examples: [exampleReport] }) },
    refusals: ['engine.version-not-found', 'engine.mapping-wrong', 'paging.cursor-wrong'],
  },
})
