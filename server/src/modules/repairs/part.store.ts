import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'

export interface UsedPart {
  readonly id: string
  readonly repairId: string
  readonly code: string
  readonly use: 'fitted' | 'unused'
  readonly quantity: number
  readonly fittedSerials: readonly string[]
  readonly faultySerials: readonly string[]
  readonly stockReference?: string | undefined
  readonly note?: string | undefined
  readonly at: Instant
}

/** How many of each part are in the goods of these repairs: by repair, then by code. */
export async function fittedParts(
  tx: Transaction,
  repairIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const fitted = new Map<string, Map<string, number>>()
  if (repairIds.length === 0) return fitted
  const { rows } = await sql<{ repair: string; code: string; units: number }>`
    select repair_id as repair, code, sum(case use when 'fitted' then quantity else -quantity end)::bigint as units
    from repair_part where repair_id = any(${[...repairIds]}::uuid[]) group by repair_id, code`.execute(tx)
  for (const { repair, code, units } of rows) {
    const of = fitted.get(repair) ?? new Map<string, number>()
    fitted.set(repair, of.set(code, units))
  }
  return fitted
}

const COLUMNS = {
  id: 'uuid',
  repair_id: 'uuid',
  code: 'text',
  use: 'text',
  quantity: 'integer',
  fitted_serials: 'text[]',
  faulty_serials: 'text[]',
  stock_reference: 'text',
  note: 'text',
  at: 'timestamptz',
  by: 'text',
} as const

export async function insertParts(tx: Transaction, parts: readonly UsedPart[], by: string): Promise<void> {
  const rows = parts.map((part) => ({
    id: part.id,
    repair_id: part.repairId,
    code: part.code,
    use: part.use,
    quantity: part.quantity,
    fitted_serials: part.fittedSerials,
    faulty_serials: part.faultySerials,
    stock_reference: part.stockReference ?? null,
    note: part.note ?? null,
    at: isoOf(part.at),
    by,
  }))
  await insertMany(tx, 'repair_part', COLUMNS, rows)
}
