import { z } from 'zod'
import { caseConditions, caseOrder, listedCase } from '../case-lists.ts'
import { caseDetail, caseState, task } from '../cases.ts'
import { counted } from '../counted.ts'
import { exampleCase, exampleCaseDetail, exampleListedCase, exampleTask } from '../examples.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, json, text } from '../scalars.ts'

/** What came of it. `resolved`: it was done for somebody else, whose task it is again. */
const completed = z.object({
  taskId: identifier,
  caseId: identifier.nullable(),
  caseState: caseState.nullable(),
  completedAt: instantText,
  standing: z.enum(['done', 'being-checked', 'resolved']),
})

/** Cases, and the tasks people do in them. */
export const caseRoutes = defineRoutes({
  listCases: {
    method: 'GET',
    path: '/api/cases',
    topic: 'cases',
    summary: { en: 'Cases, the newest first unless another order is asked for', 'zh-CN': '工单列表，默认最新的在前' },
    access: 'session',
    permission: 'cases.see',
    query: z.strictObject({ ...caseConditions, ...caseOrder, ...paging }),
    answers: { 200: page(listedCase).meta({ examples: [{ items: [exampleListedCase], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  countCases: {
    method: 'GET',
    path: '/api/case-count',
    topic: 'cases',
    summary: {
      en: 'How many cases a list would hold, counted up to 10,000, of a word that stands in very many up to 1,000',
      'zh-CN': '某一列表中的工单数量，最多数到 10,000；搜索极常见的词时最多数到 1,000',
    },
    access: 'session',
    permission: 'cases.see',
    query: z.strictObject(caseConditions),
    answers: {
      200: counted,
    },
    refusals: ['fields.condition-wrong', 'fields.not-searchable'],
  },
  getCase: {
    method: 'GET',
    path: '/api/cases/{id}',
    topic: 'cases',
    summary: {
      en: 'One case: what happened, which rule fired with which inputs, who has to act',
      'zh-CN': '单个工单：发生了什么、哪条规则以哪些输入被触发、由谁处理',
    },
    access: 'session',
    permission: 'cases.see',
    params: z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) }),
    answers: { 200: caseDetail.meta({ examples: [exampleCaseDetail] }) },
    refusals: ['cases.not-found'],
  },
  retryCase: {
    method: 'POST',
    path: '/api/cases/{id}/retry',
    topic: 'cases',
    summary: {
      en: 'Tries the stopped steps of a stuck case again, after what stopped them was mended',
      'zh-CN': '问题修复后，重试停住的工单中的步骤',
    },
    access: 'session',
    permission: 'incidents.resolve',
    params: z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) }),
    answers: {
      200: z
        .object({ caseId: identifier, caseState })
        .meta({ examples: [{ caseId: exampleCase.id, caseState: 'closed' }] }),
    },
    refusals: ['cases.not-found', 'cases.not-stuck'],
  },
  listTasks: {
    method: 'GET',
    path: '/api/tasks',
    topic: 'tasks',
    summary: { en: 'Open tasks, the oldest first', 'zh-CN': '待办任务，最早的在前' },
    access: 'session',
    permission: 'tasks.see',
    query: z.strictObject({ group: text(64).optional(), ...paging }),
    answers: { 200: page(task).meta({ examples: [{ items: [exampleTask], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  completeTask: {
    method: 'POST',
    keepsContent: true,
    path: '/api/tasks/{id}/complete',
    topic: 'tasks',
    summary: { en: 'Completes a task with what its form asks for', 'zh-CN': '按表单填写并完成任务' },
    access: 'session',
    permission: 'tasks.do',
    params: z.strictObject({ id: identifier }),
    body: z
      .strictObject({ values: z.record(z.string().max(200), json) })
      .meta({ examples: [{ values: { decision: 'approve' } }] }),
    answers: {
      200: completed.meta({
        examples: [
          {
            taskId: exampleTask.id,
            caseId: exampleTask.caseId,
            caseState: 'closed',
            completedAt: '2026-03-01T09:00:00Z',
            standing: 'done',
          },
        ],
      }),
    },
    refusals: [
      'tasks.not-found',
      'cases.fields-not-yours',
      'tasks.not-open',
      'tasks.suspended',
      'tasks.being-checked',
      'tasks.denied',
      'tasks.taken',
      'tasks.not-candidate',
      'tasks.not-claimed',
      'tasks.values-wrong',
    ],
  },
})
