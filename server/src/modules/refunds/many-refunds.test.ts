import { expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { issueRefunds } from './issue-refunds.ts'

const desk = await afterSalesDesk()
const { program, database } = desk

/** So many orders with two payments, of each of which one of three lamps has come back; answers the returns. */
async function returnsThatCame(many: number): Promise<string[]> {
  const sales = Array.from({ length: many }, () => {
    const number = desk.fresh('M')
    return {
      key: number,
      number,
      source: 'many',
      customer: number,
      currency: 'CNY',
      orderedAt: '2026-02-20T12:00:00Z',
      lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 10_000 }],
      payments: [paid(5_000, 'wechat', number), paid(25_000)],
    }
  })
  valueOf(await program.recordOrders({ body: { items: sales } }))
  const asked = sales.map(({ key, number }) => ({
    key,
    source: 'many',
    order: number,
    lines: [{ line: 'a', units: 1 }],
  }))
  const opened = valueOf(await program.openReturns({ body: { items: asked } })).items.flatMap(({ done }) => done ?? [])
  const receipts = opened.map(({ id, lines }) => {
    return { key: id, return: id, items: lines.map((line) => ({ line: line.id, units: 1 })) }
  })
  valueOf(await program.receiveReturns({ body: { items: receipts } }))
  return opened.map(({ id }) => id)
}

/** The same database, which counts what it is asked. */
function counting(of: Database): { readonly counted: Database; statements(): number } {
  let statements = 0
  const counted = of.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  return { counted, statements: () => statements }
}

async function refund(returns: readonly string[], of: Database) {
  const items = returns.map((id) => ({ key: desk.fresh('R'), return: id, beforeReceipt: false, outside: false }))
  return inTransaction(of, (tx) => issueRefunds(tx, items, { now: NOON, by: 'test' }))
}

test('three hundred refunds are one transaction of as many statements as ten', async () => {
  const [few, many] = [counting(database), counting(database)]
  const returns = await returnsThatCame(310)
  await refund(returns.slice(0, 10), few.counted)
  const results = await refund(returns.slice(10), many.counted)
  expect(results.filter(({ ok }) => ok)).toHaveLength(300)
  expect(many.statements()).toBe(few.statements())
  expect(few.statements()).toBeLessThan(40)
  const { pending } = await database
    .selectFrom('order_payment')
    .select(({ fn }) => fn.sum<number>('pending_minor').as('pending'))
    .executeTakeFirstOrThrow()
  expect(Number(pending)).toBe(310 * 10_000)
})
