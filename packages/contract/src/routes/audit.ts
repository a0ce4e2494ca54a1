import { z } from 'zod'
import { auditEntry, auditObject, exampleAuditEntry } from '../audit.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'

const filter = {
  person: text(200).optional().meta({ description: 'E-mail address of who did it' }),
  object: auditObject.optional(),
  name: text(300).optional().meta({ description: 'Of the object: an e-mail address, a key' }),
  from: instantText.optional(),
  until: instantText.optional(),
}

/** Who changed what here, when and from where, and who came in. Entries are never changed. */
export const auditRoutes = defineRoutes({
  listAuditEntries: {
    method: 'GET',
    path: '/api/audit',
    topic: 'access',
    summary: { en: 'Who did what, the last first', 'zh-CN': '审计日志，最近的在前' },
    access: 'session',
    permission: 'audit.see',
    query: z.strictObject({ ...filter, ...paging }),
    answers: { 200: page(auditEntry).meta({ examples: [{ items: [exampleAuditEntry], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
})
