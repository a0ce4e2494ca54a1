import { balanceOf, type LedgerRefusal } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { type Ledger, openLedger } from '../orders/index.ts'
import {
  decideEvent,
  openUnits,
  type UnitChange,
  type UnitRefusal,
  type UnitSession,
  type When,
} from '../units/index.ts'
import { decideStep, type StepRefused } from './decide-step.ts'
import { answerQuotes, type QuoteAnswer, quoteSums } from './quote.store.ts'
import { type Repair, type RepairStanding, standingOf, unpaid } from './repair.ts'
import { type RepairSession, repairSession } from './repair-session.ts'
import type { Step } from './repair-step.store.ts'

export type StepItem = Omit<BodyOf<typeof routes.stepRepairs>['items'][number], 'key'>

export type StepRepairRefused =
  | StepRefused
  | UnitRefusal
  | LedgerRefusal
  | KnownRefusal<'repairs.not-found' | 'repairs.stale' | 'repairs.payment-owed'>

/** Takes repairs on, a step each, in the order given and each once under its key. */
export function stepRepairs(tx: Transaction, items: readonly (StepItem & { readonly key: string })[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.step', now: when.now, run: (fresh) => stepAll(tx, fresh, when) })
}

/** What a step may touch. */
interface Place {
  readonly session: RepairSession
  readonly ledger: Ledger
  readonly units: UnitSession
}

async function stepAll(
  tx: Transaction,
  items: readonly StepItem[],
  when: When,
): Promise<Result<RepairStanding, StepRepairRefused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const ledger = await openLedger(
    tx,
    session.all.flatMap(({ orderId }) => orderId ?? []),
  )
  const units = await openUnits(
    tx,
    session.all.flatMap(({ unitId }) => (unitId === null ? [] : [{ id: unitId }])),
  )
  const quotes = await quoteSums(
    tx,
    session.all.flatMap(({ quoteId }) => quoteId ?? []),
  )
  const answers = new Map<string, QuoteAnswer>()
  const results = items.map((item): Result<RepairStanding, StepRepairRefused> => {
    const found = session.find(item)
    if (!found.ok) return found
    const decided = decideStep(found.value, item, quotes.get(found.value.quoteId ?? ''), when.now)
    if (!decided.ok) return decided
    const made = makeStep({ session, ledger, units }, found.value, decided.value, item.onAccount, when)
    if (!made.ok) return made
    const answer = answerOf(decided.value.repair, decided.value.step)
    if (answer !== undefined) answers.set(answer.quoteId, answer)
    return accept(standingOf(made.value))
  })
  await ledger.save(when)
  await units.save(when.by)
  await session.save(when.by)
  await answerQuotes(tx, [...answers.values()])
  return results
}

/** Lets a step happen with all that comes of it, or not at all: the order is charged, the life of the unit goes on. */
function makeStep(
  { session, ledger, units }: Place,
  before: Repair,
  { repair, step }: { readonly repair: Repair; readonly step: Step },
  onAccount: boolean,
  when: When,
): Result<Repair, StepRepairRefused> {
  const lived = lifeGoesOn(units, before, step, when)
  if (!lived.ok) return lived
  const owed = step.action === 'return' && !onAccount ? stillOwed(ledger, before) : 0
  if (owed > 0) return refuse({ code: 'repairs.payment-owed', owed, currency: before.currency ?? '' })
  const charged = step.action === 'finish' ? charge(ledger, repair) : accept(undefined)
  if (!charged.ok) return charged
  if (lived.value !== undefined) units.apply(lived.value)
  return accept(session.put(repair, step))
}

/**
 * What the step makes of the unit: it is in repair from the day we have it to the day the customer has it again. What goes
 * back unrepaired was in no repair. A unit that something else happened to meanwhile keeps what it is.
 */
function lifeGoesOn(
  units: UnitSession,
  { unitId, number, stage }: Repair,
  { action, at }: Step,
  when: When,
): Result<UnitChange | undefined, UnitRefusal> {
  const unit = unitId === null ? undefined : units.find({ id: unitId })
  if (unit === undefined) return accept(undefined)
  const tell = (kind: 'repairStarted' | 'repairEnded' | 'repairAbandoned') =>
    decideEvent(unit, units.warranty(unit.id), { kind, at, reference: number }, when, () => newId(when.now))
  if (action === 'receive' && unit.state !== 'in-repair') return tell('repairStarted')
  if (action !== 'return' || unit.state !== 'in-repair') return accept(undefined)
  return tell(stage === 'done' ? 'repairEnded' : 'repairAbandoned')
}

/** Of a repair of an order, not more than the customer owes for the whole order: who paid that, paid this. */
function stillOwed(ledger: Ledger, repair: Repair): number {
  const book = ledger.book(repair.orderId ?? '')
  const own = repair.charged === null ? 0 : unpaid(repair)
  return book === undefined ? own : Math.min(own, -balanceOf(book).owed)
}

function charge(ledger: Ledger, { orderId, charged }: Repair): Result<unknown, LedgerRefusal> {
  if (orderId === null || charged === null || charged === 0) return accept(undefined)
  return ledger.post([{ orderId, action: { kind: 'charge', amount: charged, reason: 'repair' } }])
}

function answerOf({ quoteId, closedAt }: Repair, { action, at }: Step): QuoteAnswer | undefined {
  if (quoteId === null || closedAt !== null) return undefined
  if (action === 'approve') return { quoteId, answer: 'approved', at, chargedAt: null }
  if (action === 'decline') return { quoteId, answer: 'declined', at, chargedAt: null }
  return action === 'finish' ? { quoteId, answer: 'approved', at, chargedAt: at } : undefined
}
