import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'

/** Whose cases count: all of a customer but the one at hand, and money in one currency. */
export interface CasesAsked {
  readonly source: string
  readonly customer: string
  readonly caseId: string
  readonly currency: string | null
}

export interface CustomerCases {
  readonly cases: number
  readonly refused: number
  /** Null where no currency was named. */
  readonly refundedMinor: number | null
}

const ASKED = { at: 'integer', source: 'text', customer: 'text', case_id: 'text', currency: 'text' } as const

/** What cases these customers have had since then, in the order in which they were asked. */
export async function countCases(
  tx: Transaction,
  asked: readonly CasesAsked[],
  since: Instant,
): Promise<CustomerCases[]> {
  if (asked.length === 0) return []
  const given = givenRows(
    ASKED,
    asked.map(({ source, customer, caseId, currency }, at) => ({ at, source, customer, case_id: caseId, currency })),
  )
  const { rows } = await sql<{ at: number; cases: number; refused: number; refunded: string }>`
    select given.at, had.cases, had.refused, had.refunded from ${given} cross join lateral (
      select count(*) as cases, count(*) filter (where outcome = 'refused') as refused,
        coalesce(sum(refund_minor) filter (where outcome = 'refunded' and service_case.currency = given.currency), 0)
          as refunded
      from service_case
      where service_case.source = given.source and service_case.customer = given.customer
        and opened_at >= ${isoOf(since)}::timestamptz and id::text <> given.case_id
    ) as had`.execute(tx)
  const byAt = new Map(rows.map((row) => [row.at, row]))
  return asked.map(({ currency }, at) => {
    const row = byAt.get(at)
    if (row === undefined) throw new Error(`expected the cases of a customer to be counted at ${at}`)
    const refundedMinor = currency === null ? null : Number(row.refunded)
    return { cases: row.cases, refused: row.refused, refundedMinor }
  })
}
