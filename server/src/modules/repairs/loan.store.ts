import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'

/** One of our units that a customer uses while the repair goes on. */
export interface Loan {
  readonly id: string
  readonly repairId: string
  readonly product: string
  readonly serial: string
  readonly givenAt: Instant
  readonly dueOn: string | null
  readonly condition: string | null
}

/** A loan that is out, and for which repair. */
export type LoanOut = Pick<Loan, 'id' | 'repairId' | 'product' | 'serial' | 'givenAt'> & {
  readonly repairNumber: string
}

const NAME = { product: 'text', serial: 'text' } as const

/** The loans of these repairs, and of these units, that are out. */
export async function loansOut(
  tx: Transaction,
  repairIds: readonly string[],
  units: readonly Pick<Loan, 'product' | 'serial'>[],
): Promise<LoanOut[]> {
  if (repairIds.length + units.length === 0) return []
  const named = givenRows(
    NAME,
    units.map(({ product, serial }) => ({ product, serial })),
  )
  const { rows } = await sql<LoanOut>`
    select loan.id, repair_id as "repairId", loan.product, loan.serial, given_at as "givenAt", number as "repairNumber"
    from repair_loan as loan join repair on repair.id = repair_id
    where taken_back_at is null
      and (repair_id = any(${[...repairIds]}::uuid[]) or (loan.product, loan.serial) in (select product, serial from ${named}))`.execute(
    tx,
  )
  return rows
}

const COLUMNS = {
  id: 'uuid',
  repair_id: 'uuid',
  product: 'text',
  serial: 'text',
  given_at: 'timestamptz',
  given_by: 'text',
  due_on: 'date',
  condition_given: 'text',
} as const

/** In the order of their serial numbers, so that two who lend the same ones do not wait for each other. */
export async function insertLoans(tx: Transaction, loans: readonly Loan[], by: string): Promise<void> {
  const rows = loans
    .map((loan) => ({
      id: loan.id,
      repair_id: loan.repairId,
      product: loan.product,
      serial: loan.serial,
      given_at: isoOf(loan.givenAt),
      given_by: by,
      due_on: loan.dueOn,
      condition_given: loan.condition,
    }))
    .sort((a, b) => (a.product + a.serial < b.product + b.serial ? -1 : 1))
  const ending = sql<{ id: string }>`on conflict do nothing returning id`
  const written = await insertMany(tx, 'repair_loan', COLUMNS, rows, { ending })
  if (written.length < rows.length) throw new Overtaken('somebody else lent one of these units')
}

const BACK = { id: 'uuid', taken_back_at: 'timestamptz', condition_back: 'text' } as const

interface TakenBack {
  readonly id: string
  readonly at: Instant
  readonly condition: string | null
}

/** Loans of locked repairs that came back. */
export async function takeBack(tx: Transaction, loans: readonly TakenBack[], by: string): Promise<void> {
  if (loans.length === 0) return
  const rows = loans.map(({ id, at, condition }) => ({ id, taken_back_at: isoOf(at), condition_back: condition }))
  await sql`update repair_loan set taken_back_at = given.taken_back_at, taken_back_by = ${by},
      condition_back = given.condition_back
    from ${givenRows(BACK, rows)} where repair_loan.id = given.id`.execute(tx)
}
