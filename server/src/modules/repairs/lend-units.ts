import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import type { When } from '../units/index.ts'
import { doneAt } from './fit-parts.ts'
import { insertLoans, type Loan, type LoanOut, loansOut, takeBack } from './loan.store.ts'
import { type RepairStanding, standingOf } from './repair.ts'
import { repairSession } from './repair-session.ts'

type LoanItem = BodyOf<typeof routes.lendUnits>['items'][number]
type BackItem = BodyOf<typeof routes.takeBackLoans>['items'][number]
type Refused = KnownRefusal<
  | 'repairs.not-found'
  | 'repairs.stale'
  | 'repairs.loan-not-now'
  | 'repairs.loan-given'
  | 'repairs.loan-out'
  | 'repairs.no-loan-out'
  | 'repairs.out-of-order'
>
type Lent = RepairStanding & { readonly loanId: string }

const keyOf = ({ product, serial }: Pick<Loan, 'product' | 'serial'>) => JSON.stringify([product, serial])

/** Lends units for repairs that have not ended, each once under its key: one for a repair at a time, and a unit to one. */
export function lendUnits(tx: Transaction, items: readonly LoanItem[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.lend', now: when.now, run: (fresh) => lendAll(tx, fresh, when) })
}

async function lendAll(tx: Transaction, items: readonly LoanItem[], when: When): Promise<Result<Lent, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const out = await loansOut(
    tx,
    session.all.map(({ id }) => id),
    items,
  )
  const byUnit = new Map(out.map((loan) => [keyOf(loan), loan.repairNumber]))
  const byRepair = new Map(out.map((loan) => [loan.repairId, loan.serial]))
  const loans: Loan[] = []
  const results = items.map((item): Result<Lent, Refused> => {
    const found = session.find(item)
    if (!found.ok) return found
    const { id: repairId, closedAt, stage, number } = found.value
    if (closedAt !== null) return refuse({ code: 'repairs.loan-not-now', stage })
    const given = byRepair.get(repairId)
    if (given !== undefined) return refuse({ code: 'repairs.loan-given', serial: given })
    const other = byUnit.get(keyOf(item))
    if (other !== undefined) return refuse({ code: 'repairs.loan-out', serial: item.serial, repair: other })
    const at = doneAt(found.value, item.at, when.now)
    if (!at.ok) return at
    const { product, serial, dueOn = null, condition = null } = item
    const id = newId(when.now)
    loans.push({ id, repairId, product, serial, givenAt: at.value, dueOn, condition })
    byUnit.set(keyOf(item), number)
    byRepair.set(repairId, serial)
    return accept({ ...standingOf(session.put(found.value)), loanId: id })
  })
  await insertLoans(tx, loans, when.by)
  await session.save(when.by)
  return results
}

/** Takes lent units back, each once under its key, whether their repairs have ended or not. */
export function takeBackLoans(tx: Transaction, items: readonly BackItem[], when: When) {
  return runKeyed(tx, items, {
    scope: 'repairs.take-back',
    now: when.now,
    run: (fresh) => takeAllBack(tx, fresh, when),
  })
}

async function takeAllBack(tx: Transaction, items: readonly BackItem[], when: When): Promise<Result<Lent, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const out = new Map<string, LoanOut>()
  const ids = session.all.map(({ id }) => id)
  for (const loan of await loansOut(tx, ids, [])) out.set(loan.repairId, loan)
  const back: Parameters<typeof takeBack>[1][number][] = []
  const results = items.map((item): Result<Lent, Refused> => {
    const found = session.find(item)
    if (!found.ok) return found
    const loan = out.get(found.value.id)
    if (loan === undefined) return refuse({ code: 'repairs.no-loan-out' })
    const at = item.at ?? when.now
    if (at < loan.givenAt || at > when.now) return refuse({ code: 'repairs.out-of-order', after: isoOf(loan.givenAt) })
    out.delete(found.value.id)
    back.push({ id: loan.id, at, condition: item.condition ?? null })
    return accept({ ...standingOf(session.put(found.value)), loanId: loan.id })
  })
  await takeBack(tx, back, when.by)
  await session.save(when.by)
  return results
}
