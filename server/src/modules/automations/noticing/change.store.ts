import type { AutomationRecord } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import type { Row } from '../records/record-context.ts'

/** A change of a record as the statement that made it wrote it down. */
export interface NoticedChange {
  readonly position: number
  readonly record: AutomationRecord
  readonly record_id: string
  readonly before: Row | null
  readonly after: Row
  readonly chain: readonly string[]
}

/** Whether any change was noticed that nobody decided on. By the index: what is taken away all the time leaves empty pages behind. */
export const isNoticed = sql<boolean>`(select true from record_change order by position limit 1) is not null`

/** Takes the first changes that nobody else looks at; whoever takes them decides on them in the same transaction. */
export async function takeChanges(tx: Transaction, most: number): Promise<NoticedChange[]> {
  const { rows } = await sql<NoticedChange>`
    delete from record_change where position in (
      select position from record_change order by position limit ${most} for update skip locked
    ) returning position, record, record_id, before, after, chain`.execute(tx)
  return rows.toSorted((a, b) => Number(a.position) - Number(b.position))
}
