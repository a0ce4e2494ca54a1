import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { type Draw, drawAction, drawSoldOrder, KINDS, randomFrom } from '../../test/random-ledger.ts'
import { balanceOf } from './balance.ts'
import { brokenInvariants } from './broken-invariants.ts'
import { openBook, type SoldOrder } from './open-book.ts'
import type { OrderAction, RecordedAction } from './order-action.ts'
import type { OrderBook } from './order-book.ts'
import { post, replay } from './post.ts'
import { unclaimed, uncredited } from './units.ts'

/** Others: `AFTERSALE_LEDGER_SEED=7`; more of them: `AFTERSALE_LEDGER_RUNS=100000`. */
const SEED = Number(process.env['AFTERSALE_LEDGER_SEED'] ?? 1)
const RUNS = Number(process.env['AFTERSALE_LEDGER_RUNS'] ?? 100)
const STEPS = 70

/** The order's sums as anybody would add them up who has only its sale and its actions. */
function summedUp(sale: SoldOrder, actions: readonly RecordedAction[]) {
  const moved = (wanted: (action: RecordedAction) => boolean) =>
    actions.filter(wanted).reduce((sum, action) => sum + action.moved, 0)
  const soldLines = new Set(sale.lines.map(({ id }) => id))
  const cancelled = (ofSale: boolean) =>
    moved((action) => action.kind === 'cancel-item' && soldLines.has(action.line) === ofSale)
  const feesOf = (wanted: 'credit-return' | 'uncredit-return') =>
    actions.reduce((sum, action) => sum + (action.kind === wanted ? action.fee : 0), 0)
  const fees = feesOf('credit-return') - feesOf('uncredit-return')
  const withdrawn = moved(({ kind }) => kind === 'uncredit-return' || kind === 'uncredit-shipping')
  const credits = moved(({ kind }) => kind === 'credit-return' || kind === 'credit') - withdrawn
  const charges = moved(({ kind }) => kind === 'add-item' || kind === 'charge')
  const status = new Map<string, { amount: number; failed: boolean }>()
  for (const action of actions) {
    if (action.kind === 'pay-back') status.set(action.part, { amount: action.moved, failed: false })
    if (action.kind === 'settle-part' || action.kind === 'fail-part') {
      status.set(action.part, { amount: action.moved, failed: action.kind === 'fail-part' })
    }
  }
  const went = [...status.values()].reduce((sum, { amount, failed }) => sum + (failed ? 0 : amount), 0)
  const sold = sale.lines.reduce((sum, { paid }) => sum + paid, sale.shippingPaid)
  const captured = (sale.paidOutside ? sold : 0) + moved(({ kind }) => kind === 'receive-payment')
  const [credited, charged] = [credits + cancelled(true), charges + fees - cancelled(false)]
  return { sold, captured, credited, charged, paidBack: went, owed: captured + credited - sold - charged - went }
}

/** What led to where a run went wrong, short enough to be read. */
const told = (seed: number, actions: readonly OrderAction[]) =>
  `seed ${seed}:\n${actions.map((action) => JSON.stringify(action)).join('\n')}`

function drawFrom(seed: number): Draw {
  let ids = 0
  return { random: randomFrom(seed), newId: () => `${++ids}` }
}

/** Everything that may come back does, unit by unit, and is credited: each line then comes to what was paid. */
function bringAllBack(draw: Draw, start: OrderBook): OrderBook {
  let book = start
  const must = (action: OrderAction) => {
    const posted = post(book, action)
    if (!posted.ok) throw new Error(`expected ${action.kind} to happen, got ${posted.refusal.code}`)
    book = posted.value.book
  }
  for (const id of book.lines.keys()) {
    for (let left = unclaimed(start.lines.get(id) ?? never()); left > 0; left -= 1) {
      const claim = { line: id, returnLine: draw.newId(), units: 1, fault: 'buyer', withoutGoods: false } as const
      must({ kind: 'request-return', ...claim })
    }
  }
  for (const entry of book.returns.values()) {
    for (let left = uncredited(entry); left > 0; left -= 1) {
      must({ kind: 'credit-return', returnLine: entry.id, units: 1, fee: 0, use: 'refund' })
    }
  }
  return book
}

const never = (): never => {
  throw new Error('expected a line that the book has')
}

test('whatever happens to an order, its books balance at every step, and are what its actions come to', () => {
  const seen = new Set<OrderAction['kind']>()
  for (let run = 0; run < RUNS; run += 1) {
    const seed = SEED * 1_000_003 + run
    const actions: RecordedAction[] = []
    try {
      liveThrough(drawFrom(seed), actions)
    } catch (cause) {
      throw new Error(told(seed, actions), { cause })
    }
    for (const { kind } of actions) seen.add(kind)
  }
  // The walk is not caught in a corner: everything that can happen did.
  if (RUNS >= 50) expect(new Set(KINDS).difference(seen)).toEqual(new Set())
})

/** Lets things happen to an order and looks at its book after each; notes what happened. */
function liveThrough(draw: Draw, actions: RecordedAction[]): void {
  const sale = drawSoldOrder(draw)
  let book = openBook(sale)
  for (let step = 0; step < STEPS; step += 1) {
    const action = drawAction(draw, book)
    if (action === undefined) continue
    const before = structuredClone(book)
    const posted = post(book, action)
    same(book, before)
    if (!posted.ok) continue
    book = posted.value.book
    actions.push(posted.value.recorded)
    same(brokenInvariants(book), [])
    same(balanceOf(book), summedUp(sale, actions))
    same(replay(sale, actions), book)
    if (action.kind === 'pay-back') expect(balanceOf(book).owed).toBeGreaterThanOrEqual(0)
  }
  same(decideAgain(sale, actions), book)
  const back = bringAllBack(draw, book)
  same(brokenInvariants(back), [])
  for (const line of back.lines.values()) expect(line.creditedMinor + line.cancelledMinor).toBe(line.paid)
}

/** The book of an order to which the same is done once more: it amounts to the same each time. */
function decideAgain(sale: SoldOrder, actions: readonly RecordedAction[]): OrderBook {
  return actions.reduce<OrderBook>((book, recorded) => {
    const posted = post(book, recorded)
    same(posted.ok && posted.value.recorded, recorded)
    return posted.ok ? posted.value.book : book
  }, openBook(sale))
}

/** `toEqual` takes thirty times as long to find that nothing differs. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected)
}
