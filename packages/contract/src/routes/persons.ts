import { z } from 'zod'
import { caller } from '../caller.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'
import { exampleToken, linkRefusals, linkToken, newPassword } from '../sign-in.ts'

const group = text(64).meta({ description: 'As flows name it: `store-managers`' })

/** A person who works here. */
const person = z
  .object({
    id: identifier,
    name: z.string(),
    email: z.string().meta({ description: 'What flows and tasks know the person by' }),
    role: z.enum(['administrator', 'staff']),
    groups: z.array(z.string()),
  })
  .meta({ id: 'Person' })

const examplePerson: z.input<typeof person> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  name: '林晓',
  email: 'lin@example.com',
  role: 'staff',
  groups: ['store-managers'],
}

/** People, and the groups that flows name as candidates of tasks. */
export const personRoutes = defineRoutes({
  listPersons: {
    method: 'GET',
    path: '/api/persons',
    topic: 'access',
    summary: { en: 'Everybody who works here, with their groups', 'zh-CN': '全部人员及其所在组' },
    access: 'session',
    permission: 'persons.see',
    answers: { 200: z.object({ items: z.array(person) }).meta({ examples: [{ items: [examplePerson] }] }) },
    refusals: [],
  },
  addPersons: {
    method: 'POST',
    path: '/api/persons',
    topic: 'access',
    summary: { en: 'Adds people, who come in once they are invited', 'zh-CN': '添加人员，邀请后即可登录' },
    access: 'person',
    permission: 'persons.manage',
    body: manyOf(z.object({ name: text(100), email: z.email().max(254) }), 1_000).meta({
      examples: [{ items: [{ key: 'p1', name: '林晓', email: 'lin@example.com' }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ id: identifier })).meta({
        examples: [{ items: [{ key: 'p1', done: { id: examplePerson.id }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  invitePerson: {
    method: 'POST',
    path: '/api/persons/{id}/invitation',
    topic: 'access',
    summary: {
      en: 'Makes a link by which a person without a password chooses one, once, within a week',
      'zh-CN': '为尚无密码的人员生成邀请链接：一周内有效，只能使用一次，用于设置密码',
    },
    access: 'person',
    permission: 'persons.manage',
    params: z.strictObject({ id: identifier }),
    answers: {
      200: z
        .object({
          token: z.string().meta({ description: 'For /invitation#…; shown this once' }),
          expiresAt: instantText,
        })
        .meta({ examples: [{ token: exampleToken, expiresAt: '2026-03-08T08:00:00Z' }] }),
    },
    refusals: ['access.person-not-found', 'access.administrators-only', 'access.left-already', 'access.has-password'],
  },
  readInvitation: {
    method: 'POST',
    path: '/api/invitation/read',
    topic: 'access',
    summary: {
      en: 'Whom an invitation is for, while it can be used; it stays as it is',
      'zh-CN': '查看邀请的受邀人：仅在邀请可用时返回，不消耗邀请',
    },
    access: 'open',
    body: z.strictObject({ token: linkToken }).meta({ examples: [{ token: exampleToken }] }),
    answers: {
      200: z
        .object({ name: z.string(), email: z.string() })
        .meta({ examples: [{ name: examplePerson.name, email: examplePerson.email }] }),
    },
    refusals: [...linkRefusals, 'access.has-password'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitation',
    topic: 'access',
    summary: { en: 'Chooses the password of whoever was invited, and signs in', 'zh-CN': '受邀人设置密码并登录' },
    access: 'open',
    body: z
      .strictObject({ token: linkToken, password: newPassword })
      .meta({ examples: [{ token: exampleToken, password: 'correct horse battery' }] }),
    answers: { 200: caller },
    refusals: [...linkRefusals, 'access.has-password'],
  },
  addToGroup: {
    method: 'POST',
    path: '/api/persons/{id}/groups',
    topic: 'access',
    summary: { en: 'Puts a person into a group', 'zh-CN': '将人员加入组' },
    access: 'person',
    permission: 'persons.manage',
    params: z.strictObject({ id: identifier }),
    body: z.strictObject({ group }).meta({ examples: [{ group: 'store-managers' }] }),
    answers: { 204: z.undefined() },
    refusals: ['access.person-not-found'],
  },
  removeFromGroup: {
    method: 'DELETE',
    path: '/api/persons/{id}/groups/{group}',
    topic: 'access',
    summary: { en: 'Takes a person out of a group', 'zh-CN': '将人员移出组' },
    access: 'person',
    permission: 'persons.manage',
    params: z.strictObject({ id: identifier, group }),
    answers: { 204: z.undefined() },
    refusals: ['access.not-in-group'],
  },
})
