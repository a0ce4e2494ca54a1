import { z } from 'zod'
import { bilingual } from './language.ts'
import { type Permission, permissionNames } from './permissions.ts'
import { identifier } from './scalars.ts'

/** Administrators may do everything; what the staff may do is a matter of the company's own roles. */
const role = z.enum(['administrator', 'staff'])

/** Who calls: a person, or a program with a key that a person gave it. */
export const caller = z
  .object({
    via: z.enum(['session', 'api-key']).meta({ description: 'How they came in' }),
    userId: identifier.meta({ description: 'The person; for an API key the one who made it' }),
    name: z.string().meta({ description: "The person's name, or the API key's" }),
    email: z.string(),
    role,
    twoFactor: z.boolean().meta({ description: 'Whether signing in asks for a second factor' }),
    keyId: identifier.optional().meta({ description: 'The API key, where one was used' }),
    permissions: z
      .array(z.enum(permissionNames as [Permission, ...Permission[]]))
      .meta({ description: 'What they may do at all; on which records is a matter of their roles' }),
  })
  .meta({
    id: 'Caller',
    examples: [
      {
        via: 'session',
        userId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
        name: '林晓',
        email: 'lin@example.com',
        role: 'administrator',
        twoFactor: false,
        permissions: ['cases.see', 'cases.reply', 'tasks.see', 'tasks.do'],
      },
    ],
  })

export type Caller = z.output<typeof caller>

/** Whoever asks who they are, with what concerns nobody else. */
export const me = caller
  .extend({
    groups: z.array(z.string()).meta({ description: 'The groups they are in, by roles or by themselves: their teams' }),
    roles: z
      .array(bilingual)
      .meta({ description: 'What their roles are called; an administrator is that beside them' }),
    shops: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Of which they may open cases; null: of all, also such as no unit has' }),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        via: 'session',
        userId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
        name: '林晓',
        email: 'lin@example.com',
        role: 'staff',
        twoFactor: false,
        permissions: ['cases.see', 'cases.reply', 'tasks.see', 'tasks.do'],
        groups: ['service-agents'],
        roles: [{ en: 'Service agent', 'zh-CN': '客服' }],
        shops: null,
      },
    ],
  })

export type Me = z.output<typeof me>
