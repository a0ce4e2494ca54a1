import { z } from 'zod'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, json, queryNumber, text } from '../scalars.ts'
import { exampleListedWork, exampleWorkItem, listedWork, taskDetail } from '../tasks.ts'

const params = z.strictObject({ id: identifier })
const person = text(200).meta({ description: 'An e-mail address' })
const comment = text(2000).nullable().default(null)
const fields = z.record(z.string().max(200), json)

const gone = ['tasks.not-found', 'tasks.not-open', 'tasks.suspended', 'tasks.being-checked', 'tasks.denied'] as const
const notYours = ['tasks.taken', 'tasks.not-candidate', 'tasks.not-claimed'] as const
const handing = ['tasks.already-theirs', 'tasks.already-approver', 'tasks.person-unknown'] as const

const done = z
  .object({
    taskId: identifier.meta({ description: "The task; another one where an approver's part was handed over" }),
    standing: z.enum(['done', 'being-checked']).meta({
      description: '`being-checked`: work that the flow asks first has to agree',
    }),
  })
  .meta({ examples: [{ taskId: exampleWorkItem.id, standing: 'done' }] })

const assigned = z
  .object({ ...done.shape, assignee: z.string().meta({ description: 'Who has it now: a deputy of whoever is away' }) })
  .meta({ examples: [{ taskId: exampleWorkItem.id, standing: 'done', assignee: 'chen@example.com' }] })

const handOver = z
  .strictObject({ to: person, comment })
  .meta({ examples: [{ to: 'chen@example.com', comment: '请今天处理' }] })

export const taskRoutes = defineRoutes({
  listWork: {
    method: 'GET',
    path: '/api/work',
    topic: 'tasks',
    summary: {
      en: 'Open tasks: mine, my groups’, those I may claim, or all',
      'zh-CN': '待办任务：我的、团队的、可领取的或全部',
    },
    access: 'session',
    permission: 'tasks.see',
    query: z.strictObject({
      whose: z.enum(['mine', 'team', 'claimable', 'delegated', 'all']).default('mine').meta({
        description:
          '`claimable`: nobody has them, and they are for me or a group of mine; `team`: mine, and those for a group of mine, whoever has them',
      }),
      order: z.enum(['oldest', 'due', 'priority']).default('oldest'),
      overdue: z.literal('true').optional(),
      dueBefore: instantText.optional(),
      priorityFrom: queryNumber(0, 100, 0),
      process: text(200).optional(),
      element: text(200).optional(),
      group: text(64).optional(),
      ...paging,
    }),
    answers: { 200: page(listedWork).meta({ examples: [{ items: [exampleListedWork], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getTask: {
    method: 'GET',
    path: '/api/tasks/{id}',
    topic: 'tasks',
    summary: { en: 'One task, and what one may do with it', 'zh-CN': '单个任务及可执行的操作' },
    access: 'session',
    permission: 'tasks.see',
    params,
    answers: {
      200: taskDetail.meta({
        examples: [
          {
            ...exampleWorkItem,
            form: { schema: { components: [] }, rights: {}, data: { found: true } },
            draft: null,
            approval: null,
            sendBackTo: [],
            copies: [],
            closed: null,
            may: ['complete', 'claim', 'assign', 'delegate', 'change', 'urge', 'copy'],
            names: {},
          },
        ],
      }),
    },
    refusals: ['tasks.not-found'],
  },
  claimTask: {
    method: 'POST',
    keepsContent: true,
    path: '/api/tasks/{id}/claim',
    topic: 'tasks',
    summary: { en: 'Takes a task that nobody has', 'zh-CN': '领取任务（抢单）' },
    access: 'session',
    permission: 'tasks.do',
    params,
    answers: { 200: done },
    refusals: [...gone, ...notYours, 'tasks.is-approval'],
  },
  releaseTask: {
    method: 'POST',
    path: '/api/tasks/{id}/release',
    topic: 'tasks',
    summary: { en: 'Gives a task back to everybody it is for', 'zh-CN': '放回队列' },
    access: 'session',
    permission: 'tasks.do',
    params,
    answers: { 200: done },
    refusals: [...gone, ...notYours, 'tasks.is-approval'],
  },
  assignTask: {
    method: 'POST',
    path: '/api/tasks/{id}/assign',
    topic: 'tasks',
    summary: { en: 'Hands a task over to somebody else', 'zh-CN': '转办' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: handOver,
    answers: { 200: assigned },
    refusals: [...gone, ...notYours, ...handing],
  },
  delegateTask: {
    method: 'POST',
    path: '/api/tasks/{id}/delegate',
    topic: 'tasks',
    summary: { en: 'Has somebody else do it; then it comes back', 'zh-CN': '委托他人办理，办完后退还' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: handOver,
    answers: { 200: assigned },
    refusals: [...gone, ...notYours, ...handing, 'tasks.is-approval'],
  },
  saveDraft: {
    method: 'POST',
    path: '/api/tasks/{id}/draft',
    topic: 'tasks',
    summary: { en: 'Keeps what was filled in so far', 'zh-CN': '保存草稿' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: z.strictObject({ values: fields }).meta({ examples: [{ values: { decision: 'approve' } }] }),
    answers: { 200: done },
    refusals: [...gone, ...notYours],
  },
  addApprover: {
    method: 'POST',
    path: '/api/tasks/{id}/approvers',
    topic: 'tasks',
    summary: { en: 'Adds an approver, at the end or before another', 'zh-CN': '加签' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: z
      .strictObject({ who: person, before: person.nullable().default(null) })
      .meta({ examples: [{ who: 'chen@example.com', before: null }] }),
    answers: {
      200: z
        .object({ ...assigned.shape })
        .meta({ examples: [{ taskId: exampleWorkItem.id, standing: 'done', assignee: 'chen@example.com' }] }),
    },
    refusals: [...gone, 'tasks.no-approval', 'tasks.not-approver', 'tasks.already-approver', 'tasks.person-unknown'],
  },
  sendBackTask: {
    method: 'POST',
    path: '/api/tasks/{id}/send-back',
    topic: 'tasks',
    summary: { en: 'Sends the case back to an earlier task', 'zh-CN': '退回' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: z
      .strictObject({ to: text(200), comment, variables: fields.default({}) })
      .meta({ examples: [{ to: 'Fill', comment: '缺少发票号' }] }),
    answers: { 200: done },
    refusals: [...gone, ...notYours, 'tasks.cannot-send-back'],
  },
  withdrawTask: {
    method: 'POST',
    path: '/api/tasks/{id}/withdraw',
    topic: 'tasks',
    summary: {
      en: 'Takes a completed task back while nobody has begun with the next',
      'zh-CN': '撤回：下一步尚未开始时收回已提交的任务',
    },
    access: 'session',
    permission: 'tasks.do',
    params,
    answers: {
      200: z
        .object({ taskId: identifier.meta({ description: 'The task that is open again' }) })
        .meta({ examples: [{ taskId: exampleWorkItem.id }] }),
    },
    refusals: ['tasks.not-found', 'tasks.suspended', 'tasks.cannot-withdraw', 'tasks.completed-by-other'],
  },
  urgeTask: {
    method: 'POST',
    path: '/api/tasks/{id}/urge',
    topic: 'tasks',
    summary: { en: 'Asks for it to be done soon', 'zh-CN': '催办' },
    access: 'session',
    permission: 'tasks.do',
    params,
    answers: { 200: done },
    refusals: [...gone, 'tasks.urged-recently'],
  },
  copyTask: {
    method: 'POST',
    path: '/api/tasks/{id}/copy',
    topic: 'tasks',
    summary: { en: 'Shows a task to people who have nothing to do with it', 'zh-CN': '抄送' },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: z.strictObject({ to: z.array(person).min(1).max(50) }).meta({ examples: [{ to: ['chen@example.com'] }] }),
    answers: { 200: done },
    refusals: [...gone, 'tasks.person-unknown'],
  },
  changeTask: {
    method: 'POST',
    path: '/api/tasks/{id}/change',
    topic: 'tasks',
    summary: {
      en: 'Sets due date, follow-up date and priority; needs cases.change or tasks.assign too',
      'zh-CN': '设置截止时间、跟进时间和优先级；另需 cases.change 或 tasks.assign 权限',
    },
    access: 'session',
    permission: 'tasks.do',
    params,
    body: z
      .strictObject({
        priority: z.int().min(0).max(100).optional(),
        dueAt: instantText.nullable().optional(),
        followUpAt: instantText.nullable().optional(),
      })
      .meta({ description: 'What is absent stays', examples: [{ priority: 80, dueAt: '2026-03-02T18:00:00+08:00' }] }),
    answers: { 200: done },
    refusals: [...gone, ...notYours, 'access.not-permitted'],
  },
})
