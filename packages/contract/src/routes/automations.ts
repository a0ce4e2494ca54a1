import { z } from 'zod'
import {
  automationKey,
  automationRecord,
  automationRun,
  automationVersion,
  exampleAutomation,
  exampleAutomationVersion,
  exampleRun,
  runStatus,
  triedRecord,
} from '../automations.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, json, optionalQueryNumber } from '../scalars.ts'

const outcome = { repeated: false, refusal: null }
const deployed = z.object({ automation: automationKey, version: z.int(), isNew: z.boolean() })
const exampleDone = { automation: exampleAutomation.key, version: 2, isNew: true }

/** What is done by itself, and what it did. */
export const automationRoutes = defineRoutes({
  listAutomations: {
    method: 'GET',
    path: '/api/automations',
    topic: 'automations',
    summary: { en: 'Automations, each in its newest version', 'zh-CN': '自动化规则列表（各自的最新版本）' },
    access: 'session',
    permission: 'automations.see',
    answers: {
      200: z.object({ items: z.array(automationVersion) }).meta({ examples: [{ items: [exampleAutomationVersion] }] }),
    },
    refusals: [],
  },
  getAutomation: {
    method: 'GET',
    path: '/api/automations/{key}',
    topic: 'automations',
    summary: { en: 'One version of an automation', 'zh-CN': '自动化规则的某个版本' },
    access: 'session',
    permission: 'automations.see',
    params: z.strictObject({ key: automationKey }),
    query: z.strictObject({ version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: the newest' }) }),
    answers: { 200: automationVersion.meta({ examples: [exampleAutomationVersion] }) },
    refusals: ['automations.not-found'],
  },
  putAutomations: {
    method: 'POST',
    path: '/api/automations',
    topic: 'automations',
    summary: { en: 'Makes automations, or new versions of them', 'zh-CN': '新建自动化规则或发布其新版本' },
    access: 'session',
    permission: 'automations.put',
    body: manyOf(z.object({ document: json.meta({ description: 'As in an automation file' }) }), 100).meta({
      examples: [{ items: [{ key: 'a1', document: exampleAutomation }] }],
    }),
    answers: {
      200: eachOutcome(deployed).meta({ examples: [{ items: [{ key: 'a1', done: exampleDone, ...outcome }] }] }),
    },
    refusals: [],
  },
  switchAutomations: {
    method: 'POST',
    path: '/api/automation-switches',
    topic: 'automations',
    summary: {
      en: 'Switches automations on or off, which makes new versions of them',
      'zh-CN': '启用或停用自动化规则（生成新版本）',
    },
    access: 'session',
    permission: 'automations.put',
    body: manyOf(z.object({ automation: automationKey, enabled: z.boolean() }), 100).meta({
      examples: [{ items: [{ key: 's1', automation: exampleAutomation.key, enabled: false }] }],
    }),
    answers: {
      200: eachOutcome(deployed).meta({ examples: [{ items: [{ key: 's1', done: exampleDone, ...outcome }] }] }),
    },
    refusals: [],
  },
  tryAutomation: {
    method: 'POST',
    path: '/api/automations/try',
    topic: 'automations',
    summary: {
      en: 'What a draft would do to a record, or to those that came last: nothing is done',
      'zh-CN': '试运行：规则草稿对某条记录或最近的记录会做什么，不实际执行',
    },
    access: 'session',
    permission: 'automations.put',
    body: z
      .strictObject({
        document: json.meta({ description: 'As in an automation file' }),
        record: identifier.optional().meta({ description: 'Id of one record; absent: those that came last' }),
        most: z.int().min(1).max(200).default(20),
      })
      .meta({ examples: [{ document: exampleAutomation, most: 20 }] }),
    answers: {
      200: z.object({ items: z.array(triedRecord) }).meta({
        examples: [{ items: [{ recordId: exampleRun.recordId, fires: false, actions: [], problems: [] }] }],
      }),
    },
    refusals: ['automations.wrong', 'cases.fields-not-seen'],
  },
  listAutomationRuns: {
    method: 'GET',
    path: '/api/automation-runs',
    topic: 'automations',
    summary: { en: 'What automations did and why, the last first', 'zh-CN': '自动化执行记录（最近的在前）' },
    access: 'session',
    permission: 'automations.see',
    query: z.strictObject({
      automation: automationKey.optional(),
      record: automationRecord.optional(),
      recordId: identifier.optional(),
      status: runStatus.optional(),
      ...paging,
    }),
    answers: { 200: page(automationRun).meta({ examples: [{ items: [exampleRun], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  retryAutomationRuns: {
    method: 'POST',
    path: '/api/automation-runs/retries',
    topic: 'automations',
    summary: {
      en: 'Tries again what was refused or failed; what was done already is not done twice',
      'zh-CN': '重试被拒绝或失败的执行；已完成的动作不会重复',
    },
    access: 'session',
    permission: 'automations.put',
    body: manyOf(z.object({ run: identifier }), 1_000).meta({
      examples: [{ items: [{ key: 'r1', run: exampleRun.id }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ run: identifier })).meta({
        examples: [{ items: [{ key: 'r1', done: { run: exampleRun.id }, ...outcome }] }],
      }),
    },
    refusals: [],
  },
})
