import { UnexpectedAnswer } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { valueOf } from '../../../test/http-server.ts'

const desk = await afterSalesDesk()
const { program, does, sell, giveBack } = desk

const CALLERS = 100

/** Asks again, under the same key, whenever a machine with other work says that it is busy. */
async function patiently(call: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof UnexpectedAnswer) || error.status !== 503) throw error
    }
  }
}

/** A hundred callers ask at once, each for themselves: how many were served, and what the others heard. */
async function allAtOnce(call: (at: number) => Promise<unknown>): Promise<{ served: number; heard: Set<string> }> {
  const answers = await Promise.all(Array.from({ length: CALLERS }, (_, at) => patiently(() => call(at))))
  const heard = answers.map((answer) => {
    const { items } = valueOf(
      answer as Parameters<typeof valueOf<{ items: { refusal: { code: string } | null }[] }>>[0],
    )
    return items[0]?.refusal?.code ?? 'served'
  })
  return { served: heard.filter((word) => word === 'served').length, heard: new Set(heard) }
}

test('of a hundred who want the last unit back, one gets it', async () => {
  const { id } = await sell()
  await giveBack(id, 2)
  const { served, heard } = await allAtOnce((at) =>
    program.openReturns({ body: { items: [{ key: `unit-${at}`, order: id, lines: [{ line: 'a', units: 1 }] }] } }),
  )
  expect([served, heard]).toEqual([1, new Set(['served', 'orders.too-many-units'])])
  expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 3, claimedWorth: 30_000 })
})

test('of a hundred who want the last cent, one gets it', async () => {
  const { id } = await sell({ payments: [paid(30_000)] })
  const goods = await giveBack(id, 1)
  await does('issueRefunds', { return: goods.id, beforeReceipt: true, payBack: 9_999 })
  const { served, heard } = await allAtOnce((at) =>
    program.issueRefunds({ body: { items: [{ key: `cent-${at}`, order: id, payBack: 1 }] } }),
  )
  expect([served, heard]).toEqual([1, new Set(['served', 'refunds.more-than-owed'])])
  expect(await desk.order(id)).toMatchObject({ account: { owed: 0 }, payments: [{ pending: 10_000 }] })
})

test('of a hundred who refund the same units, one does; of a hundred who try a failed part again, one does', async () => {
  const { id } = await sell({ payments: [paid(30_000)] })
  const goods = await giveBack(id, 1)
  const refunds = await allAtOnce((at) =>
    program.issueRefunds({ body: { items: [{ key: `refund-${at}`, return: goods.id, beforeReceipt: true }] } }),
  )
  expect([refunds.served, refunds.heard]).toEqual([1, new Set(['served', 'refunds.nothing-to-refund'])])
  const [part] = valueOf(await program.listRefundParts({ query: { orderId: id } })).items
  await does('reportRefundParts', { part: part?.id ?? '', outcome: 'failed' })
  const retries = await allAtOnce((at) =>
    program.retryRefundParts({ body: { items: [{ key: `retry-${at}`, part: part?.id ?? '' }] } }),
  )
  expect([retries.served, retries.heard]).toEqual([1, new Set(['served', 'refunds.part-retried'])])
  expect((await desk.order(id)).account).toMatchObject({ paidBack: 10_000, owed: 0 })
})

test('many calls about the same orders, in any order, do not wait for each other for ever', async () => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => sell()))
  const ids = orders.map(({ id }) => id)
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, at) => {
      const mixed = at % 2 === 0 ? ids : [...ids].reverse()
      const items = mixed.map((order, place) => ({
        key: `mixed-${at}-${place}`,
        order,
        lines: [{ line: 'a', units: 1 }],
      }))
      return program.openReturns({ body: { items } })
    }),
  )
  const done = answers.flatMap((answer) => valueOf(answer).items).filter((item) => item.done !== null)
  expect(done).toHaveLength(ids.length * 3)
})
