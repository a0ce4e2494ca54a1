import { expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { valueOf } from '../../../test/http-server.ts'

const desk = await afterSalesDesk()
const { program, does, ask } = desk

test('the life of an order: given back in part, damaged, refunded over two payments, exchanged twice, lost and found', async () => {
  const { id, payments } = await desk.sell({
    lines: [
      { reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 4, unitPrice: 10_000, taxRate: 13 },
      { reference: 'g', product: 'bulb', productName: 'Bulb', quantity: 1, unitPrice: 900, gift: true },
    ],
    orderDiscounts: [{ kind: 'coupon', amount: 1_001, over: 'linesAndShipping' }],
    shipping: { amount: 1_200 },
    payments: [paid(9_000), paid(31_199)],
  })
  await does('recordShipments', {
    order: id,
    happened: 'shipped',
    lines: [
      { line: 'a', units: 4 },
      { line: 'g', units: 1 },
    ],
  })
  await does('recordShipments', {
    order: id,
    happened: 'delivered',
    lines: [
      { line: 'a', units: 4 },
      { line: 'g', units: 1 },
    ],
  })

  // Two lamps come back, one of them damaged: both are paid for, over two payments.
  const first = await desk.giveBack(id, 2)
  await does('receiveReturns', {
    return: first.id,
    items: [
      { line: first.line, units: 1 },
      { line: first.line, units: 1, condition: 'damaged' },
    ],
  })
  await does('decideReturns', {
    return: first.id,
    decisions: [
      { line: first.line, units: 1, to: 'restock' },
      { line: first.line, units: 1, to: 'write-off' },
    ],
  })
  const refund = await does('issueRefunds', { return: first.id })
  expect(refund.parts.map(({ amount, paymentId }) => [amount, paymentId])).toEqual([
    [9_000, payments[0]?.id],
    [refund.amount - 9_000, payments[1]?.id],
  ])
  const [small, large] = refund.parts
  await does('reportRefundParts', { part: small?.id ?? '', outcome: 'failed', reason: 'card expired' })
  await does('reportRefundParts', { part: large?.id ?? '', outcome: 'settled' })
  expect(await desk.owed(id)).toBe(9_000)
  const again = await does('retryRefundParts', { part: small?.id ?? '', payment: payments[1]?.id ?? '' })
  await does('reportRefundParts', { part: again.id, outcome: 'settled' })
  expect(valueOf(await program.getRefund({ params: { id: refund.id } })).status).toBe('settled')

  // One of the others is exchanged at the same price, and that one for a dearer one.
  const kept = await does('openExchanges', {
    order: id,
    lines: [{ line: 'a', units: 1, fault: 'seller' }],
    replacements: [{ samePrice: true, quantity: 1, product: 'lamp-red' }],
  })
  expect(kept.difference).toBe(0)
  const [red = ''] = kept.replacementLineIds
  await does('recordShipments', { order: id, happened: 'shipped', lines: [{ line: red, units: 1 }] })
  const dearer = await does('openExchanges', {
    order: id,
    lines: [{ line: red, units: 1 }],
    replacements: [{ product: 'lantern', productName: 'Lantern', quantity: 1, unitPrice: 15_000, taxRate: 13 }],
  })
  const [lantern = ''] = dearer.replacementLineIds
  const shipLantern = { order: id, happened: 'shipped' as const, lines: [{ line: lantern, units: 1 }] }
  expect(await ask('recordShipments', shipLantern)).toMatch(/^orders.payment-owed/)
  await does('recordOrderPayments', { order: id, currency: 'CNY', ...paid(dearer.difference) })
  await does('recordShipments', shipLantern)

  // The last lamp and the lantern go back: one is lost on its way, is paid for, and turns up.
  const last = await does('openReturns', {
    order: id,
    lines: [
      { line: 'a', units: 1 },
      { line: lantern, units: 1 },
    ],
  })
  await does('loseReturns', { return: last.id })
  const gift = { name: 'Bulb', missingGift: true, refund: -900 }
  const terms = { return: last.id, refundShipping: true }
  expect(await does('quoteRefunds', terms)).toMatchObject({ lines: [{}, { refund: 15_000 }, gift] })
  const end = await does('issueRefunds', terms)
  for (const part of end.parts) await does('reportRefundParts', { part: part.id, outcome: 'settled' })
  const lines = last.lines.map((line) => ({ line: line.id, units: 1 }))
  await does('receiveLateReturns', { return: last.id, lines })
  expect(await ask('issueRefunds', { return: last.id })).toBe('refunds.nothing-to-refund')

  // All that was paid went back, but for what the gift is worth; nobody owes anything.
  const { account, lines: sold } = await desk.order(id)
  expect(account.owed).toBe(0)
  expect(account.captured - account.paidBack).toBe(900)
  for (const line of sold.filter((one) => !one.gift)) expect(line.creditedWorth).toBe(line.paid)
})
