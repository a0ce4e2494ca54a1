import type { Answer, AnswerOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import type { TemplateDocument } from './message-template.ts'

type Summary = AnswerOf<typeof routes.listMessageTemplates>['items'][number]

const rows = (database: Database) =>
  database
    .selectFrom('message_template')
    .select(['key', 'version', 'document', 'deployed_at as deployedAt', 'deployed_by as deployedBy', 'reason'])

/** The message templates in force, by key. */
export async function listTemplates(database: Database): Answer<typeof routes.listMessageTemplates> {
  const found = await rows(database).distinctOn('key').orderBy('key').orderBy('version', 'desc').execute()
  return accept({
    items: found.map(({ document, ...row }): Summary => ({ ...row, name: (document as TemplateDocument).name })),
  })
}

/** The versions of a template, the newest first. */
export async function listTemplateVersions(
  database: Database,
  key: string,
): Answer<typeof routes.listMessageTemplateVersions> {
  const found = await rows(database).where('key', '=', key).orderBy('version', 'desc').execute()
  if (found.length === 0) return refuse({ code: 'conversations.template-unknown', template: key })
  return accept({
    items: found.map(({ document, ...row }): Summary => ({ ...row, name: (document as TemplateDocument).name })),
  })
}

/** One version of a template or, where none is named, the latest. */
export async function getTemplate(
  database: Database,
  key: string,
  version: number | undefined,
): Answer<typeof routes.getMessageTemplate> {
  let query = rows(database).where('key', '=', key).orderBy('version', 'desc').limit(1)
  if (version !== undefined) query = query.where('version', '=', version)
  const found = await query.executeTakeFirst()
  if (found === undefined) return refuse({ code: 'conversations.template-unknown', template: key })
  const { document, ...row } = found
  const { name, text } = document as TemplateDocument
  return accept({ ...row, name, text })
}
