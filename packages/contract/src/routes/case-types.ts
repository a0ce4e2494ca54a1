import { z } from 'zod'
import {
  caseChangeItem,
  caseItem,
  caseTypeDetail,
  caseTypeItem,
  caseTypeKey,
  caseTypeSummary,
  exampleCaseItem,
  exampleCaseType,
  exampleTypeDetail,
  exampleTypeSummary,
} from '../case-types.ts'
import { exampleCase } from '../examples.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { identifier, optionalQueryNumber } from '../scalars.ts'

const named = z.object({ id: identifier, number: z.string() })
const exampleNumber = 'TS-20260301-0042'
const done = { repeated: false, refusal: null }

/** What kinds of cases there are, and opening cases of them. */
export const caseTypeRoutes = defineRoutes({
  listCaseTypes: {
    method: 'GET',
    path: '/api/case-types',
    topic: 'cases',
    summary: { en: 'Case types, each in its newest version', 'zh-CN': '工单模板列表（各自的最新版本）' },
    access: 'session',
    permission: 'cases.see',
    answers: {
      200: z.object({ items: z.array(caseTypeSummary) }).meta({ examples: [{ items: [exampleTypeSummary] }] }),
    },
    refusals: [],
  },
  getCaseType: {
    method: 'GET',
    path: '/api/case-types/{key}',
    topic: 'cases',
    summary: {
      en: 'One case type, as it was written; without settings.see only what its cases show',
      'zh-CN': '单个工单模板的内容；无 settings.see 权限时仅含工单中可见的部分',
    },
    access: 'session',
    permission: 'cases.see',
    params: z.strictObject({ key: caseTypeKey }),
    query: z.strictObject({
      version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: the newest' }),
    }),
    answers: { 200: caseTypeDetail.meta({ examples: [exampleTypeDetail] }) },
    refusals: ['cases.type-not-found'],
  },
  putCaseTypes: {
    method: 'POST',
    path: '/api/case-types',
    topic: 'cases',
    summary: {
      en: 'Makes case types, or new versions of them; cases that are open keep the version that they have',
      'zh-CN': '新建工单模板或发布其新版本；已受理的工单沿用原版本',
    },
    access: 'session',
    permission: 'case-types.deploy',
    bodyLimit: 8 * 1024 * 1024,
    body: manyOf(caseTypeItem, 100).meta({ examples: [{ items: [{ key: 't1', document: exampleCaseType }] }] }),
    answers: {
      200: eachOutcome(
        z.object({
          type: caseTypeKey,
          version: z.int(),
          isNew: z.boolean().meta({ description: 'False: the newest version says the same already' }),
        }),
      ).meta({ examples: [{ items: [{ key: 't1', done: { type: 'complaint', version: 2, isNew: true }, ...done }] }] }),
    },
    refusals: [],
  },
  openCases: {
    method: 'POST',
    keepsContent: true,
    path: '/api/cases',
    topic: 'cases',
    summary: { en: 'Opens cases, each by its type', 'zh-CN': '按工单模板受理工单' },
    access: 'session',
    permission: 'cases.open',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(caseItem, 10_000).meta({ examples: [{ items: [{ key: 'call-4711', ...exampleCaseItem }] }] }),
    answers: {
      200: eachOutcome(named).meta({
        examples: [{ items: [{ key: 'call-4711', done: { id: exampleCase.id, number: exampleNumber }, ...done }] }],
      }),
    },
    refusals: [],
  },
  changeCases: {
    method: 'POST',
    path: '/api/cases/changes',
    topic: 'cases',
    summary: {
      en: 'Changes title, priority and fields of cases; each change stays in the history of its case',
      'zh-CN': '更改工单的标题、优先级和字段；每次更改都记入工单历史',
    },
    access: 'session',
    permission: 'cases.change',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(caseChangeItem, 10_000).meta({
      examples: [{ items: [{ key: 'x1', case: exampleNumber, priority: 'urgent', fields: { about: 'service' } }] }],
    }),
    answers: {
      200: eachOutcome(
        named.extend({ changed: z.boolean().meta({ description: 'False: it was like that already' }) }),
      ).meta({
        examples: [
          { items: [{ key: 'x1', done: { id: exampleCase.id, number: exampleNumber, changed: true }, ...done }] },
        ],
      }),
    },
    refusals: [],
  },
})
