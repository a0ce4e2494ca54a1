import { isDeepStrictEqual } from 'node:util'
import { type OrderAction, type OrderBook, openBook, post, replay, type SoldOrder } from '@aftersale/commerce'
import { describe, expect, test } from 'vitest'
import { type Draw, drawAction, drawSoldOrder, randomFrom } from '../../../../packages/commerce/test/random-ledger.ts'
import { testDatabase } from '../../../test/database.ts'
import { NOON } from '../../../test/engine.ts'
import { postingTo, writeOrder } from '../../../test/sold-orders.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { readActions } from './action.store.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { readOrders } from './load-orders.store.ts'

/** Others: `AFTERSALE_LEDGER_SEED=7`; more sessions: `AFTERSALE_LEDGER_RUNS=1000`. */
const SEED = Number(process.env['AFTERSALE_LEDGER_SEED'] ?? 1)
const SESSIONS = Number(process.env['AFTERSALE_LEDGER_RUNS'] ?? 64)
const ORDERS = 5
const LIFE = 8
const WHEN = { now: NOON, by: 'test' }

const { database } = await testDatabase()

type Written = { readonly sale: SoldOrder; readonly heads: Awaited<ReturnType<typeof writeOrder>> }

const drawFrom = (seed: number): Draw => ({ random: randomFrom(seed), newId: () => newId(NOON) })

async function write(sale: SoldOrder): Promise<Written> {
  return { sale, heads: await writeOrder(database, sale) }
}

async function bookNow(id: string): Promise<OrderBook> {
  const order = (await readOrders(database, [id])).get(id)
  if (order === undefined) throw new Error(`expected the order ${id}, found none`)
  return order.book
}

/** What is stored is what its stored actions come to. */
async function expectReplayed({ sale }: Written): Promise<OrderBook> {
  const actions = (await readActions(database, [sale.id])).get(sale.id) ?? []
  const stored = await bookNow(sale.id)
  same(stored, replay(sale, actions))
  return stored
}

/** `toEqual` takes thirty times as long to find that nothing differs. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected)
}

test('sessions do to stored orders what the rules do to books, groups all or none, and each row is saved as it stands', async () => {
  const draw = drawFrom(SEED)
  let [done, undone] = [0, 0]
  // Orders live for a few sessions: old ones have little left that can happen to them.
  for (let life = 0; life < SESSIONS; life += LIFE) {
    const orders = await Promise.all(Array.from({ length: ORDERS }, () => write(drawSoldOrder(draw))))
    const books = new Map<string, OrderBook>(orders.map(({ sale }) => [sale.id, openBook(sale)]))
    for (let session = 0; session < LIFE; session += 1) {
      const happened = await liveThrough(draw, orders, books)
      done += happened.done
      undone += happened.undone
    }
  }
  expect(done).toBeGreaterThan(SESSIONS)
  expect(undone).toBeGreaterThan(SESSIONS / 6)
})

/** One session on all orders; the books are moved on beside it, and both must agree at every step and once it is saved. */
async function liveThrough(draw: Draw, orders: readonly Written[], books: Map<string, OrderBook>) {
  let [done, undone] = [0, 0]
  await inTransaction(database, async (tx) => {
    const ledger = await openLedger(
      tx,
      orders.map(({ sale }) => sale.id),
    )
    for (let group = 0; group < 8; group += 1) {
      const drawn = drawGroup(draw, orders, books)
      const expected = postAll(books, drawn)
      const posted = ledger.post(drawn.map(({ written, action }) => postingTo(written.sale.id, written.heads, action)))
      expect(posted).toEqual(expected)
      if (posted.ok) done += posted.value.length
      else undone += 1
      for (const [id, book] of books) same(ledger.book(id), book)
    }
    await ledger.save(WHEN)
  })
  for (const written of orders) same(await expectReplayed(written), books.get(written.sale.id))
  return { done, undone }
}

type Drawn = { readonly written: Written; readonly action: OrderAction }

/** One to three actions on whatever orders, each drawn as if those before it did not happen. */
function drawGroup(draw: Draw, orders: readonly Written[], books: ReadonlyMap<string, OrderBook>): Drawn[] {
  return Array.from({ length: 1 + Math.floor(draw.random() * 3) }).flatMap(() => {
    const written = orders[Math.floor(draw.random() * orders.length)]
    const book = books.get(written?.sale.id ?? '')
    const action = book === undefined ? undefined : drawAction(draw, book)
    return written === undefined || action === undefined ? [] : [{ written, action }]
  })
}

/** The same on books: all or none. */
function postAll(books: Map<string, OrderBook>, drawn: readonly Drawn[]) {
  const after = new Map(books)
  const recorded = []
  for (const { written, action } of drawn) {
    const book = after.get(written.sale.id)
    if (book === undefined) throw new Error('expected a book for each order')
    const posted = post(book, action)
    if (!posted.ok) return posted
    after.set(book.id, posted.value.book)
    recorded.push(posted.value.recorded)
  }
  for (const [id, book] of after) books.set(id, book)
  return { ok: true, value: recorded }
}

describe('many sessions at once', () => {
  const many = <T>(count: number, work: (position: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, position) => work(position)))

  /** A session that posts one action to one order; answers what came of it. */
  const postOne = ({ sale, heads }: Written, action: OrderAction) =>
    database.transaction().execute(async (tx) => {
      const ledger = await openLedger(tx, [sale.id])
      const posted = ledger.post([postingTo(sale.id, heads, action)])
      await ledger.save(WHEN)
      return posted
    })

  const wins = (results: readonly { readonly ok: boolean }[]) => results.filter(({ ok }) => ok).length

  const order = (quantity: number, paid: number) => {
    const line = { id: newId(NOON), quantity, paid, tax: 0, gift: false, gross: paid }
    return write({ id: newId(NOON), currency: 'CNY', paidOutside: true, shippingPaid: 0, lines: [line] })
  }

  const claim = (line: string, units: number) => {
    const returnLine = newId(NOON)
    return { kind: 'request-return', line, returnLine, units, fault: 'buyer', withoutGoods: false } as const
  }

  test('of forty who want the last two units two get one each', async () => {
    const written = await order(2, 101)
    const line = written.sale.lines[0]?.id ?? ''
    const results = await many(40, () => postOne(written, claim(line, 1)))
    expect(wins(results)).toBe(2)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'orders.too-many-units', left: 0 } })
    expect((await expectReplayed(written)).lines.get(line)).toMatchObject({ claimed: 2, claimedMinor: 101 })
  })

  test('of forty who want the last cent back one gets it', async () => {
    const written = await order(1, 1)
    const entry = claim(written.sale.lines[0]?.id ?? '', 1)
    await postOne(written, entry)
    await postOne(written, { kind: 'credit-return', returnLine: entry.returnLine, units: 1, fee: 0, use: 'refund' })
    const results = await many(40, () =>
      postOne(written, { kind: 'pay-back', part: newId(NOON), payment: null, amount: 1 }),
    )
    expect(wins(results)).toBe(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'orders.nothing-owed', owed: 0 } })
    const [part = ''] = (await expectReplayed(written)).parts.keys()
    const settled = await many(20, () => postOne(written, { kind: 'settle-part', part }))
    expect(wins(settled)).toBe(1)
    expect(settled.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'orders.part-ended', status: 'settled' } })
  })

  test('sessions on overlapping orders, named in any order, neither block each other nor lose anything', async () => {
    const draw = drawFrom(SEED + 1)
    const orders = await Promise.all(Array.from({ length: 4 }, () => write(drawSoldOrder(draw))))
    const posted = await many(40, async (position) => {
      const own = drawFrom(SEED * 100 + position)
      const mine = orders.toSorted(() => own.random() - 0.5).slice(0, 3)
      // Not `inTransaction`, which would run work again that a deadlock undid.
      return database.transaction().execute(async (tx) => {
        const ledger = await openLedger(
          tx,
          mine.map(({ sale }) => sale.id),
        )
        const happened = mine.flatMap((written) => postSome(own, ledger, written))
        await ledger.save(WHEN)
        return happened.length
      })
    })
    const stored = await Promise.all(orders.map(expectReplayed))
    const happened = posted.reduce((sum, count) => sum + count, 0)
    expect(stored.reduce((sum, { actions }) => sum + actions, 0)).toBe(happened)
    expect(happened).toBeGreaterThan(100)
  })

  function postSome(draw: Draw, ledger: Ledger, { sale, heads }: Written) {
    return Array.from({ length: 4 }).flatMap(() => {
      const book = ledger.book(sale.id)
      const action = book === undefined ? undefined : drawAction(draw, book)
      const posted = action === undefined ? undefined : ledger.post([postingTo(sale.id, heads, action)])
      return posted?.ok ? posted.value : []
    })
  }
})

test('an order that is not there has no book, and what is posted to it is refused', async () => {
  const nowhere = newId(NOON)
  const posted = await inTransaction(database, async (tx) => {
    const ledger = await openLedger(tx, [nowhere, nowhere])
    expect(ledger.book(nowhere)).toBeUndefined()
    return ledger.post([{ orderId: nowhere, action: { kind: 'ship', line: nowhere, units: 1 } }])
  })
  expect(posted).toEqual({ ok: false, refusal: { code: 'orders.not-found', order: nowhere } })
})

test('what a session posts but does not save has not happened', async () => {
  const written = await write(drawSoldOrder(drawFrom(3)))
  await inTransaction(database, async (tx) => {
    const ledger = await openLedger(tx, [written.sale.id])
    const pay = { kind: 'receive-payment', payment: newId(NOON), amount: 1 } as const
    expect(ledger.post([postingTo(written.sale.id, written.heads, pay)]).ok).toBe(true)
  })
  expect((await expectReplayed(written)).actions).toBe(0)
})

test('the number of statements that save a session does not grow with what was posted', async () => {
  const written = await write(drawSoldOrder(drawFrom(4)))
  const statements = async (actions: number) => {
    let count = 0
    await database.transaction().execute(async (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          count += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const ledger = await openLedger(counted as typeof tx, [written.sale.id])
      for (let at = 0; at < actions; at += 1) {
        const pay = { kind: 'receive-payment', payment: newId(NOON), amount: 1 } as const
        ledger.post([postingTo(written.sale.id, written.heads, pay)])
      }
      await ledger.save(WHEN)
    })
    return count
  }
  expect(await statements(1_000)).toBe(await statements(1))
})

test('opened on named lines, the book has no others, and what was sold is that of the whole order', async () => {
  const lines = [7, 20].map((paid) => ({ id: newId(NOON), quantity: 2, paid, tax: 0, gift: false, gross: paid }))
  const sale = { id: newId(NOON), currency: 'CNY', paidOutside: true, shippingPaid: 3, lines }
  const written = await write(sale)
  const [first = '', second = ''] = lines.map(({ id }) => id)
  const claim = (line: string) => {
    const returnLine = newId(NOON)
    const action = { kind: 'request-return', line, returnLine, units: 1, fault: 'buyer', withoutGoods: false } as const
    return postingTo(sale.id, written.heads, action)
  }
  await inTransaction(database, async (tx) => {
    const ledger = await openLedger(tx, [sale.id], { lines: [second] })
    expect(ledger.book(sale.id)).toMatchObject({ sold: 30 })
    expect(ledger.post([claim(first)])).toMatchObject({ refusal: { code: 'orders.line-unknown' } })
    expect(ledger.post([claim(second)]).ok).toBe(true)
    await ledger.save(WHEN)
  })
  expect((await expectReplayed(written)).lines.get(second)).toMatchObject({ claimed: 1, claimedMinor: 10 })
})
