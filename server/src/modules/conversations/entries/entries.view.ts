import type { Answer, AnswerOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { afterId, pageOf } from '../../../platform/paging.ts'
import { attachmentsOfEntries } from '../../attachments/index.ts'
import { type CaseSight, casesNamed } from '../../cases/index.ts'

type Entry = AnswerOf<typeof routes.listEntries>['items'][number]

interface Ask {
  readonly case: string
  /** Whether internal notes are among them. */
  readonly notes: boolean
  /** Types of cases that the caller does not see. */
  readonly sight: CaseSight
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of what was said in a case, the newest first. */
export async function listEntries(database: Database, ask: Ask): Answer<typeof routes.listEntries> {
  const after = afterId(ask)
  if (!after.ok) return after
  const found = (await casesNamed(database, [ask.case], ask.sight)).get(ask.case)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  let query = database
    .selectFrom('conversation_entry')
    .selectAll()
    .where('case_id', '=', found.id)
    .orderBy('id', 'desc')
    .limit(sql.lit(ask.limit + 1))
  if (!ask.notes) query = query.where('kind', '<>', 'note')
  if (after.value !== null) query = query.where(sql<boolean>`id < ${after.value}::uuid`)
  const rows = await query.execute()
  const attachments = await attachmentsOfEntries(
    database,
    rows.map(({ id }) => id),
  )
  const entries = rows.map((row): Entry => {
    const { template_key: key, template_version: version } = row
    return {
      id: row.id,
      kind: row.kind as Entry['kind'],
      direction: row.direction as Entry['direction'],
      author: row.author as Entry['author'],
      by: row.by_person,
      byName: row.by_name,
      text: row.text,
      texts: row.texts as Entry['texts'],
      template: key === null || version === null ? null : { key, version },
      attachments: attachments.get(row.id) ?? [],
      writtenAt: row.written_at,
    }
  })
  return accept(pageOf(entries, ask, ({ id }) => id))
}
