import type { Json } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Sentence } from '../../platform/trouble.ts'
import type { CallStatus } from './call.store.ts'
import type { Port } from './port.ts'

export interface CallFilter {
  readonly status?: CallStatus | undefined
  readonly port?: Port | undefined
  readonly provider?: string | undefined
  readonly subject?: string | undefined
  readonly dueBefore?: Instant | undefined
}

/** Calls in the order they were asked: ids sort by time. */
export async function readCalls(
  database: Database,
  filter: CallFilter,
  page: { readonly after: string | null; readonly limit: number },
) {
  let query = selected(database).orderBy('id').limit(page.limit)
  if (page.after !== null) query = query.where('id', '>', page.after)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (filter.port !== undefined) query = query.where('port', '=', filter.port)
  if (filter.provider !== undefined) query = query.where('provider', '=', filter.provider)
  if (filter.subject !== undefined) query = query.where('subject_id', '=', filter.subject)
  if (filter.dueBefore !== undefined) query = query.where('due_at', '<', sql<never>`${isoOf(filter.dueBefore)}`)
  return (await query.execute()).map(shown)
}

export async function readCall(database: Database, id: string) {
  const row = await selected(database).select(['payload', 'answer']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const answers = await database
    .selectFrom('provider_answer')
    .selectAll()
    .where('call_id', '=', id)
    .orderBy('first_at')
    .orderBy('digest')
    .execute()
  return {
    ...shown(row),
    payload: row.payload as Json,
    answer: row.answer as Json,
    answers: answers.map(({ first_at, last_at, via, kind, words, facts, counted, times }) => ({
      via: via as 'send' | 'query' | 'notification' | 'person',
      kind,
      words: words as Sentence | null,
      facts: facts as Json,
      counted,
      times,
      firstAt: first_at,
      lastAt: last_at,
    })),
  }
}

const selected = (database: Database) =>
  database
    .selectFrom('provider_call')
    .select(['id', 'port', 'action', 'provider', 'subject_id', 'status', 'attempts', 'uncertain', 'due_at'])
    .select(['failure', 'reference', 'asked_at', 'ended_at', 'ended_by'])

type Selected = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const PLANNED: ReadonlySet<string> = new Set(['waiting', 'accepted'])

const shown = (row: Selected) => ({
  id: row.id,
  port: row.port as Port,
  action: row.action,
  provider: row.provider,
  subjectId: row.subject_id,
  status: row.status as CallStatus,
  attempts: row.attempts,
  uncertain: row.uncertain,
  dueAt: PLANNED.has(row.status) ? row.due_at : null,
  failure: row.failure as Sentence | null,
  reference: row.reference,
  askedAt: row.asked_at,
  endedAt: row.ended_at,
  endedBy: row.ended_by,
})

/** Open calls of each provider, those that wait for a person apart. */
export async function countOpenCalls(database: Database) {
  const { rows } = await sql<{ provider: string; port: Port; open: number; stuck: number }>`
    select provider, port, count(*)::integer as open,
      count(*) filter (where status in ('stuck', 'manual'))::integer as stuck
    from provider_call where status in ('waiting', 'sending', 'accepted', 'stuck', 'manual')
    group by provider, port`.execute(database)
  return rows
}
