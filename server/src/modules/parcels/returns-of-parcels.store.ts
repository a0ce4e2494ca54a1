import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

export interface FoundReturn {
  readonly id: string
  /** The ids of its lines. */
  readonly lines: ReadonlySet<string>
}

/** Returns by id or number. */
export async function findReturns(tx: Transaction, names: readonly string[]): Promise<Map<string, FoundReturn>> {
  if (names.length === 0) return new Map()
  const ids = names.filter(isId)
  const { rows } = await sql<{ id: string; number: string; lines: readonly string[] }>`
    select goods_return.id, goods_return.number, array(
      select id::text from return_line where return_id = goods_return.id) as lines
    from goods_return where id = any(${ids}::uuid[]) or number = any(${names})`.execute(tx)
  return new Map(
    rows.flatMap(({ id, number, lines }) => {
      const found = { id, lines: new Set(lines) }
      return [
        [id, found],
        [number, found],
      ] as const
    }),
  )
}
