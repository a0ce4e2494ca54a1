import { z } from 'zod'
import { identifier, instantText, json } from './scalars.ts'

/** What an entry of the audit is about. */
export const auditObject = z.enum([
  'person',
  'sign-in',
  'api-key',
  'group-member',
  'role-assignment',
  'role',
  'unit',
  'absence',
  'case-type',
  'field',
  'message-template',
  'automation',
  'definition',
  'draft',
  'pilot',
  'price-list',
  'word',
  'portal',
  'portal-code',
  'warehouse',
  'retention',
  'export',
])

export const auditEntry = z
  .object({
    id: identifier,
    at: instantText,
    via: z.enum(['session', 'api-key', 'nobody', 'program', 'database']).meta({
      description: 'nobody: not signed in yet; program: by itself, as at its start; database: past the program, by SQL',
    }),
    person: z.object({ email: z.string(), name: z.string() }).nullable().meta({ description: 'Who did it' }),
    apiKey: z.string().nullable().meta({ description: "The key's name, where one was used" }),
    address: z.string().nullable().meta({ description: 'The network address it came from' }),
    route: z.string().nullable().meta({ description: 'The operation of this API' }),
    requestId: z.string().nullable().meta({ description: 'As in the log and the answer’s `x-request-id`' }),
    object: auditObject,
    name: z.string().meta({ description: 'Of the object: an e-mail address, a key' }),
    action: z.enum(['added', 'changed', 'removed', 'refused', 'done']),
    changes: z
      .array(z.object({ path: z.string(), before: json.optional(), after: json.optional() }))
      .meta({ description: 'What differs, by member; secrets are never among it' }),
    isWhole: z.boolean().meta({ description: 'False: more differs than is shown' }),
  })
  .meta({ id: 'AuditEntry' })

export const exampleAuditEntry: z.input<typeof auditEntry> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  at: '2026-03-01T08:00:00Z',
  via: 'session',
  person: { email: 'lin@example.com', name: '林晓' },
  apiKey: null,
  address: '203.0.113.7',
  route: 'changeAssignments',
  requestId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12',
  object: 'role-assignment',
  name: 'chen@example.com',
  action: 'added',
  changes: [{ path: 'role', after: 'store-manager' }],
  isWhole: true,
}
