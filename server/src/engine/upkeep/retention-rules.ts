import { accept, isoOf, type Result, refuse } from '@aftersale/kernel'
import { instantAfter } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import type { At } from '../instances/work.ts'

/** How long ended instances of a process are kept. */
export interface RetentionRule {
  /** Empty: every process without a rule of its own. */
  readonly processKey: string
  /** ISO 8601 duration; null: for ever. */
  readonly keepFor: string | null
}

export type RetentionRefusal = { readonly code: 'engine.bad-retention'; readonly text: string }

/** Sets the rule of a process, or (null) takes it away. */
export async function setRetention(
  { tx, now, setup }: At,
  { processKey, keepFor }: RetentionRule,
  by: string,
): Promise<Result<null, RetentionRefusal>> {
  if (keepFor === null) {
    await tx.deleteFrom('retention_rule').where('process_key', '=', processKey).execute()
    return accept(null)
  }
  const until = instantAfter(keepFor, now, setup.zone)
  if (until === null || until <= now) return refuse({ code: 'engine.bad-retention', text: keepFor })
  const rule = { keep_for: keepFor, set_at: isoOf(now), set_by: by }
  await tx
    .insertInto('retention_rule')
    .values({ process_key: processKey, ...rule })
    .onConflict((conflict) => conflict.column('process_key').doUpdateSet(rule))
    .execute()
  return accept(null)
}

export async function readRetention(database: Database): Promise<RetentionRule[]> {
  const rows = await database
    .selectFrom('retention_rule')
    .select(['process_key', 'keep_for'])
    .orderBy('process_key')
    .execute()
  return rows.map(({ process_key, keep_for }) => ({ processKey: process_key, keepFor: keep_for }))
}
