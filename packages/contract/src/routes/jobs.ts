import { z } from 'zod'
import { activatedJob, exampleJob, exampleOpenJob, jobAnswer, jobVariables, openJob } from '../jobs.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, queryList, queryNumber, text } from '../scalars.ts'

const jobType = text(200)
const worker = text(100).meta({ description: 'The name that incidents show' })
const fence = z.int().min(1).max(2_147_483_647).meta({ description: 'As it came with the job' })
const errorCode = text(200)
const LOCK_MOST = 86_400
const lockSeconds = z.int().min(1).max(LOCK_MOST)
const MOST_JOBS = 1_000
/** Variables of 4 MiB, and what stands around them. */
const ONE_BODY = 5 * 1024 * 1024
const MANY_BODY = 16 * 1024 * 1024

const jobId = z.uuid()
const params = z.strictObject({ id: jobId })
const accepted = z.object({ id: identifier }).meta({ examples: [{ id: exampleJob.id }] })
const answering = [
  'cases.fields-not-yours',
  'jobs.gone',
  'jobs.not-yours',
  'jobs.answered',
  'jobs.suspended',
  'engine.payload-too-large',
] as const
const holding = ['jobs.gone', 'jobs.not-yours', 'jobs.answered'] as const

/** Work that programs of any language do for flows (docs/external-workers.md). */
export const jobRoutes = defineRoutes({
  listJobs: {
    method: 'GET',
    path: '/api/jobs',
    topic: 'jobs',
    summary: { en: 'Jobs that nobody has done yet, the oldest first', 'zh-CN': '尚未完成的作业，最早的在前' },
    access: 'session',
    permission: 'flows.see',
    query: z.strictObject({
      type: jobType.optional(),
      instanceId: jobId.optional(),
      worker: worker.optional(),
      ...paging,
    }),
    answers: { 200: page(openJob).meta({ examples: [{ items: [exampleOpenJob], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  activateJobs: {
    method: 'POST',
    path: '/api/jobs/activate',
    topic: 'jobs',
    summary: {
      en: 'Takes the jobs that are next, and waits for some where there are none',
      'zh-CN': '领取下一批作业；没有时可等待',
    },
    access: 'session',
    permission: 'jobs.work',
    body: z
      .strictObject({
        types: z.array(jobType).min(1).max(50),
        worker,
        maxJobs: z.int().min(1).max(MOST_JOBS).default(32),
        lockSeconds: lockSeconds.default(300).meta({ description: 'Whoever does not answer in time loses the job' }),
        waitSeconds: z.int().min(0).max(60).default(0).meta({ description: 'How long to wait for the first' }),
        variables: z
          .array(text(200))
          .max(200)
          .optional()
          .meta({ description: 'Names of those wanted; absent: all that the element sees' }),
      })
      .meta({ examples: [{ types: ['print-label'], worker: 'label-printer-1', maxJobs: 10, waitSeconds: 60 }] }),
    answers: { 200: z.object({ jobs: z.array(activatedJob) }).meta({ examples: [{ jobs: [exampleJob] }] }) },
    refusals: ['jobs.too-many-waiting'],
  },
  streamJobs: {
    method: 'GET',
    path: '/api/jobs/stream',
    topic: 'jobs',
    summary: {
      en: 'Jobs as they come, a line of JSON each; an empty line is a sign of life',
      'zh-CN': '持续推送作业，每行一个 JSON；空行表示连接仍然有效',
    },
    access: 'session',
    permission: 'jobs.work',
    query: z.strictObject({
      type: queryList(jobType, 50).meta({ description: 'May stand several times' }),
      worker,
      maxActive: queryNumber(1, MOST_JOBS, 32).meta({ description: 'How many jobs to have in hand at most' }),
      lockSeconds: queryNumber(1, LOCK_MOST, 300),
      variable: queryList(text(200), 200)
        .optional()
        .meta({ description: 'Names of the variables wanted; absent: all that the element sees' }),
    }),
    stream: true,
    answers: { 200: activatedJob.meta({ examples: [exampleJob] }) },
    refusals: ['jobs.too-many-waiting'],
  },
  completeJobs: {
    method: 'POST',
    path: '/api/jobs/complete',
    topic: 'jobs',
    summary: { en: 'Says of many jobs that they are done', 'zh-CN': '批量回报作业已完成' },
    access: 'session',
    permission: 'jobs.work',
    bodyLimit: MANY_BODY,
    body: z
      .strictObject({
        jobs: z
          .array(z.strictObject({ id: jobId, fence, variables: jobVariables.default({}) }))
          .min(1)
          .max(MOST_JOBS),
      })
      .meta({ examples: [{ jobs: [{ id: exampleJob.id, fence: 1, variables: { label: 'SF1234567890' } }] }] }),
    answers: {
      200: z
        .object({ answers: z.array(jobAnswer).meta({ description: 'In the order of the jobs' }) })
        .meta({ examples: [{ answers: [{ id: exampleJob.id, accepted: true, error: null }] }] }),
    },
    refusals: [],
  },
  completeJob: {
    method: 'POST',
    path: '/api/jobs/{id}/complete',
    topic: 'jobs',
    summary: { en: 'Says that a job is done, and what it brought', 'zh-CN': '回报作业已完成及其结果' },
    access: 'session',
    permission: 'jobs.work',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({ fence, variables: jobVariables.default({}) })
      .meta({ examples: [{ fence: 1, variables: { label: 'SF1234567890' } }] }),
    answers: { 200: accepted },
    refusals: [...answering, 'jobs.no-such-activity'],
  },
  failJob: {
    method: 'POST',
    path: '/api/jobs/{id}/fail',
    topic: 'jobs',
    summary: {
      en: 'Says that an attempt failed: it is tried again, or a person is asked where no attempt is left',
      'zh-CN': '回报本次尝试失败：将重试，次数用尽时转由人工处理',
    },
    access: 'session',
    permission: 'jobs.work',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        fence,
        message: text(2_000).meta({ description: 'For whoever looks into it' }),
        code: text(100).optional().meta({ description: 'What the incident is called, if it comes to that' }),
        retries: z
          .int()
          .min(0)
          .max(1_000)
          .optional()
          .meta({ description: 'Attempts left after this one; absent: one less than there were' }),
        backoffSeconds: z
          .int()
          .min(0)
          .max(31 * 86_400)
          .optional()
          .meta({ description: 'Absent: 10, and twice as long after each further failure, 300 at most' }),
        variables: jobVariables.default({}).meta({ description: 'Kept at the element, for the next attempt' }),
      })
      .meta({ examples: [{ fence: 1, message: 'The printer is out of paper.', backoffSeconds: 60 }] }),
    answers: { 200: accepted },
    refusals: [...answering],
  },
  throwJobError: {
    method: 'POST',
    path: '/api/jobs/{id}/throw-error',
    topic: 'jobs',
    summary: {
      en: 'Throws a BPMN error: it cannot be done, and the flow says what then',
      'zh-CN': '抛出 BPMN 错误：业务上无法完成，由流程决定后续',
    },
    access: 'session',
    permission: 'jobs.work',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({
        fence,
        code: errorCode,
        message: z.union([z.literal(''), text(2_000)]).default(''),
        variables: jobVariables.default({}).meta({ description: 'For the event that catches it' }),
      })
      .meta({ examples: [{ fence: 1, code: 'address-unknown', message: 'The carrier does not know the address.' }] }),
    answers: { 200: accepted },
    refusals: [...answering],
  },
  escalateJob: {
    method: 'POST',
    path: '/api/jobs/{id}/escalate',
    topic: 'jobs',
    summary: {
      en: 'Throws a BPMN escalation; the job goes on unless an interrupting event catches it',
      'zh-CN': '抛出 BPMN 升级；除非被中断型事件捕获，作业继续进行',
    },
    access: 'session',
    permission: 'jobs.work',
    params,
    bodyLimit: ONE_BODY,
    body: z
      .strictObject({ fence, code: errorCode, variables: jobVariables.default({}) })
      .meta({ examples: [{ fence: 1, code: 'takes-long' }] }),
    answers: { 200: accepted },
    refusals: [...answering],
  },
  extendJobLock: {
    method: 'POST',
    path: '/api/jobs/{id}/extend-lock',
    topic: 'jobs',
    summary: { en: 'Keeps a job for longer', 'zh-CN': '延长对作业的锁定' },
    access: 'session',
    permission: 'jobs.work',
    params,
    body: z
      .strictObject({ fence, lockSeconds: lockSeconds.meta({ description: 'From now' }) })
      .meta({ examples: [{ fence: 1, lockSeconds: 300 }] }),
    answers: {
      200: z
        .object({ id: identifier, lockedUntil: instantText })
        .meta({ examples: [{ id: exampleJob.id, lockedUntil: '2026-03-01T08:05:00Z' }] }),
    },
    refusals: [...holding],
  },
  releaseJob: {
    method: 'POST',
    path: '/api/jobs/{id}/release',
    topic: 'jobs',
    summary: { en: 'Gives a job back without using up an attempt', 'zh-CN': '退回作业，不消耗尝试次数' },
    access: 'session',
    permission: 'jobs.work',
    params,
    body: z.strictObject({ fence }).meta({ examples: [{ fence: 1 }] }),
    answers: { 200: accepted },
    refusals: [...holding],
  },
  setJobRetries: {
    method: 'POST',
    path: '/api/jobs/{id}/retries',
    topic: 'jobs',
    summary: { en: 'Sets how many attempts a job has left', 'zh-CN': '设置作业剩余的尝试次数' },
    access: 'session',
    permission: 'incidents.resolve',
    params,
    body: z
      .strictObject({
        retries: z.int().min(1).max(1_000),
        fence: fence.optional().meta({ description: 'Only while it is held with this one; absent: whoever holds it' }),
      })
      .meta({ examples: [{ retries: 3 }] }),
    answers: { 200: accepted },
    refusals: [...holding],
  },
})
