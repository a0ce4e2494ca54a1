import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier, json, text } from '../scalars.ts'
import { exampleWorkItem } from '../tasks.ts'

const person = text(200).meta({ description: 'An e-mail address' })
const comment = text(2000).nullable().default(null)
const fields = z.record(z.string().max(200), json)
const MANY = 200
/** They are completed together, and not one after the other. */
const MANY_COMPLETED = 1_000
const MANY_BODY = 16 * 1024 * 1024

const refused = z.object({ code: z.string(), message: z.string() }).nullable()
const answers = z
  .object({
    items: z.array(z.object({ taskId: identifier, refusal: refused })).meta({ description: 'In the order given' }),
  })
  .meta({
    examples: [
      {
        items: [
          { taskId: exampleWorkItem.id, refusal: null },
          {
            taskId: exampleWorkItem.instanceId,
            refusal: { code: 'tasks.not-found', message: 'Task not found.' },
          },
        ],
      },
    ],
  })

/** What people do with many tasks in one action. */
export const manyTaskRoutes = defineRoutes({
  completeTasks: {
    method: 'POST',
    keepsContent: true,
    path: '/api/tasks/complete',
    topic: 'tasks',
    summary: { en: 'Completes many tasks, each by itself', 'zh-CN': '批量完成任务' },
    access: 'session',
    permission: 'tasks.do',
    bodyLimit: MANY_BODY,
    body: z
      .strictObject({
        tasks: z
          .array(z.strictObject({ id: identifier, values: fields }))
          .min(1)
          .max(MANY_COMPLETED),
      })
      .meta({ examples: [{ tasks: [{ id: exampleWorkItem.id, values: { decision: 'approve' } }] }] }),
    answers: { 200: answers },
    refusals: [],
  },
  assignTasks: {
    method: 'POST',
    path: '/api/tasks/assign',
    topic: 'tasks',
    summary: { en: 'Hands many tasks over, each by itself', 'zh-CN': '批量转办' },
    access: 'session',
    permission: 'tasks.do',
    body: z
      .strictObject({ ids: z.array(identifier).min(1).max(MANY), to: person, comment })
      .meta({ examples: [{ ids: [exampleWorkItem.id], to: 'chen@example.com' }] }),
    answers: { 200: answers },
    refusals: ['tasks.person-unknown'],
  },
  handOverWork: {
    method: 'POST',
    path: '/api/work/hand-over',
    topic: 'tasks',
    summary: {
      en: "Hands over all of a person's work in one action, as when somebody leaves",
      'zh-CN': '一键交接某人的全部工作',
    },
    access: 'person',
    permission: 'persons.manage',
    body: z
      .strictObject({
        from: text(200),
        to: person,
        comment,
        groups: z.boolean().default(false).meta({ description: 'Also their places in groups' }),
        roles: z
          .boolean()
          .default(false)
          .meta({ description: 'Also their roles, by an administrator; that of administrators stays' }),
      })
      .meta({ examples: [{ from: 'lin@example.com', to: 'chen@example.com' }] }),
    answers: {
      200: z
        .object({
          moved: z.int(),
          stayed: z.array(z.object({ taskId: identifier, code: z.string(), message: z.string() })),
          watched: z.int().meta({ description: 'Cases that the successor watches now' }),
          groups: z.array(z.string()).meta({ description: 'That the successor is in now' }),
          roles: z.array(z.object({ role: z.string(), unit: z.string() })),
          deputyFor: z.array(z.string()).meta({ description: 'Who still counts on them while away: choose another' }),
          keys: z
            .array(z.object({ id: identifier, name: z.string() }))
            .meta({ description: 'API keys that still act as them: revoke those that nobody needs' }),
        })
        .meta({ examples: [{ moved: 37, stayed: [], watched: 4, groups: [], roles: [], deputyFor: [], keys: [] }] }),
    },
    refusals: ['tasks.person-unknown', 'tasks.already-theirs', 'access.not-permitted'],
  },
})
