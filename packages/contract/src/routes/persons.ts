import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

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
