import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'

const nothing = z.undefined()
const params = z.strictObject({ id: identifier })
const exampleId = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
const at = '2026-03-01T08:00:00Z'

const place = z.object({ role: z.string(), unit: z.string() })

/** How a person comes in, what they have here, and whether they are still with the company. */
const account = z
  .object({
    id: identifier,
    name: z.string(),
    email: z.string(),
    role: z.enum(['administrator', 'staff']),
    groups: z.array(z.string()).meta({ description: 'Those they were put into; roles bring more' }),
    roles: z.array(place),
    hasPassword: z.boolean(),
    usesSingleSignOn: z.boolean().meta({ description: 'Whether they have come in by single sign-on' }),
    twoFactor: z.boolean(),
    sessions: z.int().meta({ description: 'On how many devices they are signed in' }),
    lastSignInAt: instantText.nullable(),
    invitedUntil: instantText.nullable().meta({ description: 'While an invitation waits to be used' }),
    addedAt: instantText,
    leftAt: instantText.nullable(),
  })
  .meta({ id: 'Account' })

const exampleAccount: z.input<typeof account> = {
  id: exampleId,
  name: '林晓',
  email: 'lin@example.com',
  role: 'staff',
  groups: ['store-managers'],
  roles: [{ role: 'store-manager', unit: 'store-hangzhou' }],
  hasPassword: true,
  usesSingleSignOn: false,
  twoFactor: false,
  sessions: 1,
  lastSignInAt: at,
  invitedUntil: null,
  addedAt: at,
  leftAt: null,
}

const session = z.object({
  id: identifier,
  startedAt: instantText,
  lastUsedAt: instantText.meta({ description: 'To the day' }),
  address: z.string().nullable(),
  device: z.string().nullable().meta({ description: 'What the browser called itself' }),
  isThis: z.boolean(),
})

const exampleSession: z.input<typeof session> = {
  id: exampleId,
  startedAt: at,
  lastUsedAt: at,
  address: '203.0.113.7',
  device: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153',
  isThis: true,
}

const key = z.object({ id: identifier, name: z.string() })

/** What is somebody's and must go to another, or end, when they leave. */
const leaving = z.object({
  tasks: z.int().meta({ description: 'Open tasks that are theirs' }),
  offered: z.int().meta({ description: 'Open tasks that name them among those who may take them' }),
  delegated: z.int().meta({ description: 'Open tasks that they have given away and that come back to them' }),
  watched: z.int().meta({ description: 'Open cases that they watch' }),
  groups: z.array(z.string()),
  roles: z.array(place),
  deputyFor: z.array(z.string()).meta({ description: 'Who counts on them while away' }),
  keys: z.array(key).meta({ description: 'API keys that act as them' }),
  sessions: z.int(),
})

const exampleLeaving: z.input<typeof leaving> = {
  tasks: 37,
  offered: 2,
  delegated: 1,
  watched: 4,
  groups: ['store-managers'],
  roles: [{ role: 'store-manager', unit: 'store-hangzhou' }],
  deputyFor: [],
  keys: [],
  sessions: 1,
}

const protectedPerson = ['access.person-not-found', 'access.administrators-only'] as const

/** What an administrator does about the people who work here, and what everybody does about their own account. */
export const accountRoutes = defineRoutes({
  listAccounts: {
    method: 'GET',
    path: '/api/accounts',
    topic: 'access',
    summary: {
      en: 'Everybody who works or worked here, and how they come in',
      'zh-CN': '全部人员（含已离职）及其登录状态',
    },
    access: 'session',
    permission: 'persons.manage',
    answers: { 200: z.object({ items: z.array(account) }).meta({ examples: [{ items: [exampleAccount] }] }) },
    refusals: [],
  },
  renamePersons: {
    method: 'POST',
    path: '/api/persons/names',
    topic: 'access',
    summary: { en: 'Changes what people are called', 'zh-CN': '修改人员姓名' },
    access: 'person',
    permission: 'persons.manage',
    body: manyOf(z.object({ person: identifier, name: text(100) }), 1_000).meta({
      examples: [{ items: [{ key: 'n1', person: exampleId, name: '林晓' }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ changed: z.boolean() })).meta({
        examples: [{ items: [{ key: 'n1', done: { changed: true }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  endSessions: {
    method: 'POST',
    path: '/api/persons/{id}/sessions/end',
    topic: 'access',
    summary: { en: 'Signs a person out everywhere', 'zh-CN': '结束某人的全部登录会话' },
    access: 'person',
    permission: 'persons.manage',
    params,
    answers: { 200: z.object({ ended: z.int() }).meta({ examples: [{ ended: 2 }] }) },
    refusals: protectedPerson,
  },
  resetSignIn: {
    method: 'POST',
    path: '/api/persons/{id}/sign-in/reset',
    topic: 'access',
    summary: {
      en: 'Takes away the second factor or the password that somebody lost, and signs them out everywhere',
      'zh-CN': '清除某人的两步验证或密码，并结束其全部会话',
    },
    access: 'person',
    permission: 'persons.manage',
    params,
    body: z
      .strictObject({
        twoFactor: z.boolean().default(false),
        password: z
          .boolean()
          .default(false)
          .meta({ description: 'They choose another by an invitation that is made next' }),
      })
      .meta({ examples: [{ twoFactor: true }] }),
    answers: { 204: nothing },
    refusals: protectedPerson,
  },
  previewLeaving: {
    method: 'GET',
    path: '/api/persons/{id}/leaving',
    topic: 'access',
    summary: { en: 'What somebody would leave behind', 'zh-CN': '离职预览：需要交接或终止的内容' },
    access: 'session',
    permission: 'persons.manage',
    params,
    answers: { 200: leaving.meta({ examples: [exampleLeaving] }) },
    refusals: ['access.person-not-found'],
  },
  leavePerson: {
    method: 'POST',
    path: '/api/persons/{id}/leave',
    topic: 'access',
    summary: {
      en: 'Somebody leaves: their work goes to a successor, and they come in no more',
      'zh-CN': '办理离职：工作交接给接替人，并停用其账号',
    },
    access: 'person',
    permission: 'persons.manage',
    params,
    body: z
      .strictObject({
        to: text(200).nullable().meta({ description: "The successor's e-mail address; null where nothing is left" }),
        groups: z.boolean().default(false).meta({ description: 'The successor gets their places in groups' }),
        roles: z.boolean().default(false).meta({ description: 'The successor gets their roles, by an administrator' }),
        comment: text(2_000).nullable().default(null),
      })
      .meta({ examples: [{ to: 'chen@example.com', groups: true, roles: true }] }),
    answers: {
      200: z
        .object({
          moved: z.int().meta({ description: 'Tasks that are the successor’s now' }),
          watched: z.int(),
          keys: z.array(key).meta({ description: 'API keys that are revoked with them' }),
          deputyFor: z.array(z.string()).meta({ description: 'Who must choose another deputy' }),
        })
        .meta({ examples: [{ moved: 37, watched: 4, keys: [], deputyFor: [] }] }),
    },
    refusals: [
      ...protectedPerson,
      'access.not-permitted',
      'access.left-already',
      'access.leave-oneself',
      'access.last-administrator',
      'access.work-remains',
      'tasks.person-unknown',
      'tasks.already-theirs',
    ],
  },
  returnPerson: {
    method: 'POST',
    path: '/api/persons/{id}/return',
    topic: 'access',
    summary: { en: 'Somebody who had left works here again', 'zh-CN': '离职人员恢复在职' },
    access: 'person',
    permission: 'persons.manage',
    params,
    answers: { 204: nothing },
    refusals: protectedPerson,
  },
  listOwnSessions: {
    method: 'GET',
    path: '/api/me/sessions',
    topic: 'access',
    summary: { en: 'Where I am signed in', 'zh-CN': '我的登录会话' },
    access: 'person',
    permission: 'own-account',
    answers: { 200: z.object({ items: z.array(session) }).meta({ examples: [{ items: [exampleSession] }] }) },
    refusals: [],
  },
  endOwnSessions: {
    method: 'POST',
    path: '/api/me/sessions/end',
    topic: 'access',
    summary: { en: 'Ends one of my sessions, or all but this one', 'zh-CN': '结束我的某个会话，或除当前外的全部会话' },
    access: 'person',
    permission: 'own-account',
    body: z
      .strictObject({ session: identifier.optional().meta({ description: 'Absent: all but this one' }) })
      .meta({ examples: [{}] }),
    answers: { 200: z.object({ ended: z.int() }).meta({ examples: [{ ended: 1 }] }) },
    refusals: [],
  },
  renameMyself: {
    method: 'POST',
    path: '/api/me/name',
    topic: 'access',
    summary: { en: 'Changes my name', 'zh-CN': '修改我的姓名' },
    access: 'person',
    permission: 'own-account',
    body: z.strictObject({ name: text(100) }).meta({ examples: [{ name: '林晓' }] }),
    answers: { 204: nothing },
    refusals: [],
  },
})
