import { describe, expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'

const desk = await afterSalesDesk()
const { program, ask, does, sell, giveBack, owed } = desk

const receive = (id: string, line: string, units: number, condition: 'good' | 'damaged' = 'good') =>
  does('receiveReturns', { return: id, items: [{ line, units, condition }] })
/** A return of lamps that came. */
async function came(orderId: string, units: number, more: object = {}) {
  const goods = await giveBack(orderId, units, more)
  await receive(goods.id, goods.line, units)
  return goods
}
/** The statuses under which the refund of a return is counted. */
const countedAs = async (returnId: string) => {
  const statuses = ['pending', 'failed', 'settled'] as const
  const counts = statuses.map(
    async (status) => valueOf(await program.countRefunds({ query: { returnId, status } })).count,
  )
  const counted = await Promise.all(counts)
  return statuses.filter((_, at) => counted[at] === 1)
}
const waiting = async (orderId: string, status: 'pending' | 'failed' = 'pending') =>
  valueOf(await program.listRefundParts({ query: { orderId, status } })).items
const report = (part: string, outcome: 'settled' | 'failed', reason?: string) =>
  ask('reportRefundParts', { part, outcome, ...(reason !== undefined && { reason }) })

describe('what goes back', () => {
  test('what came of it: one of two is refunded, the other once it came', async () => {
    const { id } = await sell()
    const goods = await giveBack(id, 2)
    await receive(goods.id, goods.line, 1, 'damaged')
    const first = await does('issueRefunds', { return: goods.number })
    expect(first).toMatchObject({ currency: 'CNY', amount: 10_000, parts: [{ provider: 'outside', amount: 10_000 }] })
    expect(first.number).toMatch(/^RF\d{8}$/)
    expect(await ask('issueRefunds', { return: goods.id })).toBe('refunds.nothing-to-refund')
    await receive(goods.id, goods.line, 1)
    expect(await does('issueRefunds', { return: goods.id })).toMatchObject({ amount: 10_000 })
    expect(await owed(id)).toBe(0)
  })

  test('before the goods came only where that is said; lost ones, and where none come, at once', async () => {
    const { id } = await sell()
    const goods = await giveBack(id, 1)
    expect(await ask('issueRefunds', { return: goods.id, lines: [{ line: goods.line, units: 1 }] })).toBe(
      `refunds.not-received {"line":"${goods.line}","units":1,"refundable":0}`,
    )
    expect(await does('issueRefunds', { return: goods.id, beforeReceipt: true })).toMatchObject({ amount: 10_000 })
    const lost = await giveBack(id, 1)
    await does('loseReturns', { return: lost.id })
    expect(await does('issueRefunds', { return: lost.id })).toMatchObject({ amount: 10_000 })
    await does('receiveLateReturns', { return: lost.id, lines: [{ line: lost.line, units: 1 }] })
    expect(await ask('issueRefunds', { return: lost.id })).toBe('refunds.nothing-to-refund')
    const without = await does('openReturns', { kind: 'refund-only', order: id, lines: [{ line: 'a', units: 1 }] })
    expect(await does('issueRefunds', { return: without.id })).toMatchObject({ amount: 10_000 })
    expect(await desk.order(id)).toMatchObject({ account: { credited: 30_000, paidBack: 30_000, owed: 0 } })
  })

  test('fee, shipping, freight, goodwill: each with its reason, and kept with the refund', async () => {
    const { id } = await sell({
      shipping: { amount: 1_000 },
      taxIncluded: false,
      lines: [
        {
          reference: 'a',
          product: 'lamp',
          productName: 'Lamp',
          quantity: 2,
          unitPrice: 10_000,
          taxRate: 13,
          discount: 2_000,
        },
      ],
    })
    const goods = await came(id, 1)
    const terms = {
      return: goods.id,
      restockingFeePercent: 10,
      refundShipping: true,
      returnFreight: 1_200,
      goodwill: 300,
    }
    const quoted = await does('quoteRefunds', terms)
    expect(quoted).toMatchObject({
      lines: [{ name: 'Lamp', units: 1, gross: 10_000, discount: 1_000, tax: 1_170, fee: 900, refund: 9_270 }],
      shipping: 1_000,
      freight: 1_200,
      goodwill: 300,
      deduction: 0,
      total: 9_370,
      payBack: 9_370,
    })
    expect(quoted.explanation['zh-CN']).toContain('按折后价值 ¥90.00 的 10% 收取')
    const issued = await does('issueRefunds', terms)
    const { explanation, ...figures } = quoted
    const kept = valueOf(await program.getRefund({ params: { id: issued.number.toLowerCase() } }))
    expect(kept).toMatchObject({
      id: issued.id,
      status: 'pending',
      explanation,
      amount: { minor: 9_370, currency: 'CNY' },
    })
    expect(kept.figures).toEqual(figures)
    expect(await desk.order(id)).toMatchObject({ account: { credited: 11_470, charged: 2_100, owed: 0 } })
    expect((await desk.returnOf(goods.id)).lines[0]).toMatchObject({
      fee: { minor: 900 },
      creditedWorth: { minor: 10_170 },
    })
  })

  test('at the seller’s fault there is neither fee nor freight', async () => {
    const goods = await came((await sell()).id, 1, { fault: 'seller' })
    const terms = { return: goods.id, restockingFeePercent: 10, returnFreight: 1_200 }
    expect(await does('issueRefunds', terms)).toMatchObject({ amount: 10_000 })
  })

  test('who breaks the threshold of free shipping bears the freight, once', async () => {
    const { id } = await sell()
    const [one, two] = [await came(id, 1), await came(id, 1)]
    const freeShipping = { threshold: 25_000, fee: 800 }
    const quoted = await does('quoteRefunds', { return: one.id, freeShipping, returnFreight: 1_200 })
    expect(quoted).toMatchObject({ freight: 2_000, total: 8_000 })
    expect(quoted.explanation['zh-CN']).toContain('发货运费')
    expect(await does('issueRefunds', { return: one.id, freeShipping, returnFreight: 1_200 })).toMatchObject({
      amount: 8_000,
    })
    expect(await does('issueRefunds', { return: two.id, freeShipping })).toMatchObject({ amount: 10_000 })
    expect(await ask('issueRefunds', { order: id, freeShipping })).toBe('refunds.lines-without-return')
    expect(await owed(id)).toBe(0)
  })

  test('a granted amount is what goes back; what a person deducts is kept', async () => {
    const { id } = await sell()
    const [one, two] = [await came(id, 1), await came(id, 1)]
    expect(await ask('issueRefunds', { return: one.id, granted: 10_001 })).toBe(
      'refunds.granted-too-much {"granted":10001,"worth":10000,"currency":"CNY"}',
    )
    expect(await does('issueRefunds', { return: one.id, granted: 7_500 })).toMatchObject({ amount: 7_500 })
    expect(await ask('issueRefunds', { return: two.id, deduction: 10_001 })).toMatch(/^refunds.deduction-too-large/)
    expect(await does('issueRefunds', { return: two.id, deduction: 10_000 })).toMatchObject({ amount: 0, parts: [] })
    expect(await owed(id)).toBe(0)
  })

  test('a missing gift is deducted by the last refund, once', async () => {
    const { id } = await sell({
      lines: [
        { reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 2, unitPrice: 10_000 },
        { reference: 'g', product: 'bulb', productName: 'Bulb', quantity: 2, unitPrice: 500, gift: true, giftOf: 'a' },
      ],
    })
    const [one, two] = [await came(id, 1), await came(id, 1)]
    expect(await does('issueRefunds', { return: one.id })).toMatchObject({ amount: 10_000 })
    expect(await does('quoteRefunds', { return: two.id })).toMatchObject({
      lines: [{ refund: 10_000 }, { name: 'Bulb', missingGift: true, returnLineId: null, units: 2, refund: -1_000 }],
    })
    expect(await does('issueRefunds', { return: two.id })).toMatchObject({ amount: 9_000 })
    expect(await owed(id)).toBe(0)
  })

  test('of an order: shipping, goodwill, and what is owed', async () => {
    const { id, number } = await sell({ shipping: { amount: 800 } })
    expect(await does('issueRefunds', { order: id, shipping: 300 })).toMatchObject({ amount: 300 })
    expect(await ask('issueRefunds', { order: id, shipping: 501 })).toBe(
      'refunds.shipping-too-much {"asked":501,"left":500,"currency":"CNY"}',
    )
    expect(
      await does('issueRefunds', { source: 'shop', order: number, refundShipping: true, goodwill: 200 }),
    ).toMatchObject({
      amount: 700,
    })
    await does('cancelOrderItems', { order: id, lines: [{ line: 'a', units: 1 }] })
    expect(await ask('issueRefunds', { order: id })).toBe('refunds.nothing-to-refund')
    expect(await does('issueRefunds', { order: id, payBack: 4_000 })).toMatchObject({ amount: 4_000 })
    expect(await does('issueRefunds', { order: id, payBack: 'owed' })).toMatchObject({ amount: 6_000 })
    expect(await ask('issueRefunds', { order: id, payBack: 'owed' })).toBe('refunds.nothing-to-refund')
  })

  test('not all of it need go back now; the rest stays owed', async () => {
    const { id } = await sell()
    const goods = await came(id, 1)
    expect(await does('issueRefunds', { return: goods.id, payBack: 6_000 })).toMatchObject({ amount: 6_000 })
    expect(await owed(id)).toBe(4_000)
    expect(await does('issueRefunds', { order: id, payBack: 'owed' })).toMatchObject({ amount: 4_000 })
  })
})

describe('the caps', () => {
  test('never more than the payments can give, pending ones counted; several are filled in turn', async () => {
    const { id, payments } = await sell({ payments: [paid(12_000), paid(18_000, 'bank')] })
    const goods = await came(id, 2)
    const one = await does('issueRefunds', { return: goods.id, lines: [{ line: goods.line, units: 1 }] })
    expect(one.parts).toMatchObject([{ paymentId: payments[0]?.id, provider: 'manual', amount: 10_000 }])
    const two = await does('issueRefunds', { return: goods.id })
    expect(two.parts.map(({ paymentId, amount }) => [paymentId, amount])).toEqual([
      [payments[0]?.id, 2_000],
      [payments[1]?.id, 8_000],
    ])
    const last = await came(id, 1)
    const first = payments[0]?.id ?? ''
    expect(await ask('issueRefunds', { return: last.id, payments: [first] })).toBe(
      'refunds.payments-exhausted {"asked":10000,"left":0,"currency":"CNY"}',
    )
    expect(await ask('issueRefunds', { return: last.id, payments: [last.id] })).toMatch(/^orders.payment-unknown/)
    const outside = await does('issueRefunds', { return: last.id, outside: true })
    expect(outside.parts).toMatchObject([{ paymentId: null, provider: 'manual', amount: 10_000 }])
  })

  test('never more than is owed', async () => {
    const { id } = await sell({ payments: [paid(15_000)] })
    const goods = await came(id, 2)
    expect(await ask('issueRefunds', { return: goods.id })).toBe(
      'refunds.more-than-owed {"asked":20000,"owed":5000,"currency":"CNY"}',
    )
    expect(await ask('issueRefunds', { return: goods.id, payBack: 5_001 })).toBe(
      'refunds.more-than-owed {"asked":5001,"owed":5000,"currency":"CNY"}',
    )
    expect(await does('issueRefunds', { return: goods.id, payBack: 5_000 })).toMatchObject({ amount: 5_000 })
    expect(await owed(id)).toBe(0)
  })

  test.each<[string, object, string]>([
    ['neither a return nor an order', {}, 'refunds.subject-unclear'],
    ['no such return', { return: 'RT99999999' }, 'returns.not-found'],
    ['no such order', { source: 'shop', order: 'none' }, 'orders.not-found {"order":"none"}'],
    ['two ways of keeping some', { deduction: 1, granted: 1 }, 'refunds.terms-mixed'],
    ['a line of another return', { lines: [{ line: 'x', units: 1 }] }, 'returns.line-not-found {"line":"x"}'],
  ])('%s: refused', async (_, terms, refusal) => {
    const named = 'deduction' in terms || 'lines' in terms ? { return: (await came((await sell()).id, 1)).id } : {}
    expect(await ask('issueRefunds', { ...named, ...terms })).toBe(refusal)
  })

  test('of an order there are no lines, no fee and no freight; of both or more units than there are, nothing', async () => {
    const { id } = await sell()
    const goods = await came(id, 1)
    expect(await ask('issueRefunds', { order: id, returnFreight: 100 })).toBe('refunds.lines-without-return')
    expect(await ask('issueRefunds', { order: id, return: goods.id })).toBe('refunds.subject-unclear')
    expect(await ask('issueRefunds', { return: goods.id, lines: [{ line: goods.line, units: 2 }] })).toBe(
      'orders.too-many-units {"action":"credit-return","left":1}',
    )
  })
})

describe('the parts of a refund', () => {
  test('a person says that it went, or why not; then it is owed again, and tried once more', async () => {
    const { id, payments } = await sell({ payments: [paid(10_000), paid(20_000)] })
    const goods = await came(id, 1)
    await does('issueRefunds', { return: goods.id })
    const [part] = await waiting(id)
    if (part === undefined) throw new Error('expected a part that waits')
    expect(part).toMatchObject({ provider: 'manual', amount: { minor: 10_000 }, status: 'pending', retryOf: null })
    expect(await ask('retryRefundParts', { part: part.id })).toBe('refunds.part-not-failed {"status":"pending"}')
    expect(await report(part.id, 'failed', '账户已注销')).toMatchObject({ status: 'failed', late: false, overpaid: 0 })
    expect(await report(part.id, 'failed')).toMatchObject({ status: 'failed' })
    expect(await owed(id)).toBe(10_000)
    expect(await waiting(id, 'failed')).toMatchObject([{ id: part.id, failure: { 'zh-CN': '账户已注销' } }])
    expect(await countedAs(goods.id)).toEqual(['failed'])
    const second = payments[1]?.id
    const retried = await does('retryRefundParts', { part: part.id, ...(second !== undefined && { payment: second }) })
    expect(retried).toMatchObject({ paymentId: second, amount: 10_000, status: 'pending' })
    expect(await ask('retryRefundParts', { part: part.id })).toBe(`refunds.part-retried {"by":"${retried.id}"}`)
    expect(await waiting(id, 'failed')).toEqual([])
    expect(await countedAs(goods.id)).toEqual(['pending'])
    expect(await report(retried.id, 'settled')).toMatchObject({ status: 'settled' })
    expect(await report(retried.id, 'settled')).toMatchObject({ status: 'settled', late: false })
    expect(await report(retried.id, 'failed')).toBe(`orders.part-ended {"part":"${retried.id}","status":"settled"}`)
    expect(await owed(id)).toBe(0)
    const [refund] = valueOf(await program.listRefunds({ query: { returnId: goods.id } })).items
    expect(refund).toMatchObject({ status: 'settled', amount: { minor: 10_000 } })
    expect(await countedAs(goods.id)).toEqual(['settled'])
    expect(valueOf(await program.getRefund({ params: { id: refund?.id ?? '' } })).parts).toMatchObject([
      { status: 'failed' },
      { status: 'settled', retryOf: part.id },
    ])
  })

  test('money of a failed part that went after all has gone: once more makes the customer owe it', async () => {
    const { id } = await sell({ payments: [paid(30_000)] })
    const goods = await came(id, 1)
    await does('issueRefunds', { return: goods.id })
    const [part] = await waiting(id)
    const first = part?.id ?? ''
    await report(first, 'failed')
    const retried = await does('retryRefundParts', { part: first })
    await report(retried.id, 'settled')
    expect(await report(first, 'settled')).toMatchObject({ id: first, status: 'settled', late: true, overpaid: 10_000 })
    expect(await desk.order(id)).toMatchObject({
      account: { paidBack: 20_000, owed: -10_000 },
      payments: [{ refunded: 20_000, pending: 0 }],
    })
  })

  test('late, while nobody has tried again, it is simply paid', async () => {
    const { id } = await sell()
    await does('issueRefunds', { order: id, goodwill: 500 })
    const [part] = await waiting(id)
    await report(part?.id ?? '', 'failed')
    expect(await report(part?.id ?? '', 'settled')).toMatchObject({ late: true, overpaid: 0 })
    expect(await ask('retryRefundParts', { part: part?.id ?? '' })).toBe('refunds.part-not-failed {"status":"settled"}')
    expect(await owed(id)).toBe(0)
  })

  test('a payment never gives more than it brought in, however late its answers come', async () => {
    const { id } = await sell({ payments: [paid(30_000)] })
    const goods = await came(id, 3)
    await does('issueRefunds', { return: goods.id })
    const [part] = await waiting(id)
    await report(part?.id ?? '', 'failed')
    await does('retryRefundParts', { part: part?.id ?? '' })
    expect(await report(part?.id ?? '', 'settled')).toMatch(/^orders.payment-exhausted .*"left":0/)
  })

  test('what is not owed any more is not tried again; elsewhere it may be', async () => {
    const { id } = await sell({ payments: [paid(30_000)] })
    await does('issueRefunds', { order: id, goodwill: 500 })
    const [part] = await waiting(id)
    await report(part?.id ?? '', 'failed')
    await does('issueRefunds', { order: id, payBack: 'owed', outside: true })
    expect(await ask('retryRefundParts', { part: part?.id ?? '', outside: true })).toBe(
      'refunds.more-than-owed {"asked":500,"owed":0,"currency":"CNY"}',
    )
  })

  test('a gateway is asked once for each part, known by its id, and not where no reference is known', async () => {
    const { id } = await sell({ payments: [paid(10_000, 'wechat', '4200'), paid(20_000, 'wechat')] })
    const goods = await came(id, 2)
    const { parts } = await does('issueRefunds', { return: goods.id })
    expect(parts.map(({ provider, amount }) => [provider, amount])).toEqual([
      ['wechat', 10_000],
      ['manual', 10_000],
    ])
    const calls = await desk.database
      .selectFrom('provider_call')
      .select(['id', 'provider', 'action', 'subject_id', 'payload', 'status'])
      .where(
        'subject_id',
        'in',
        parts.map((part) => part.id),
      )
      .execute()
    const part = parts[0]?.id
    expect(calls).toMatchObject([
      {
        id: part,
        subject_id: part,
        provider: 'wechat',
        action: 'refund',
        status: 'waiting',
        payload: {
          paymentReference: '4200',
          amountMinor: 10_000,
          capturedMinor: 10_000,
          currency: 'CNY',
          reason: null,
        },
      },
    ])
    // A person who knows better ends the call as well.
    expect(await report(part ?? '', 'failed', 'closed')).toMatchObject({ status: 'failed' })
    const { status } = await desk.database
      .selectFrom('provider_call')
      .select('status')
      .where('id', '=', part ?? '')
      .executeTakeFirstOrThrow()
    expect(status).toBe('failed')
  })

  test('pages go on where the one before ended, the longest waiting first', async () => {
    const { id } = await sell()
    for (const goodwill of [1, 2, 3]) await does('issueRefunds', { order: id, goodwill })
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const query = { orderId: id, provider: 'outside', limit: 1, ...(cursor !== undefined && { cursor }) }
      const page = valueOf(await program.listRefundParts({ query }))
      seen.push(...page.items.map(({ amount }) => amount.minor))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual([1, 2, 3])
    const refunds = valueOf(await program.listRefunds({ query: { orderId: id, limit: 2 } }))
    expect(refunds.items.map(({ amount }) => amount.minor)).toEqual([3, 2])
    expect(valueOf(await program.countRefunds({ query: { orderId: id } }))).toEqual({ count: 3, more: false })
    const [{ number, orderNumber }] = refunds.items as [(typeof refunds.items)[number]]
    for (const [q, count] of [
      [` ${orderNumber} `, 3],
      [number.toLowerCase(), 1],
      [`no ${orderNumber}`, 0],
    ] as const) {
      expect(valueOf(await program.countRefunds({ query: { q } })), q).toEqual({ count, more: false })
    }
    expect(codeOf(await program.listRefundParts({ query: { cursor: 'x' } }))).toBe('paging.cursor-wrong')
    expect(codeOf(await program.getRefund({ params: { id: 'RF99999999' } }))).toBe('refunds.not-found')
    expect(await report('0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41', 'settled')).toBe('refunds.part-not-found')
    expect(await ask('retryRefundParts', { part: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41' })).toBe(
      'refunds.part-not-found',
    )
  })
})

describe('once by its key', () => {
  test('repeated it is the same refund; with other content it is refused; refused ones may be mended', async () => {
    const { id } = await sell()
    const goods = await giveBack(id, 1)
    expect(await ask('issueRefunds', { key: 'twice', return: goods.id })).toBe('refunds.nothing-to-refund')
    await receive(goods.id, goods.line, 1)
    const first = await does('issueRefunds', { key: 'twice', return: goods.id })
    expect(await does('issueRefunds', { key: 'twice', return: goods.id })).toEqual(first)
    expect(await ask('issueRefunds', { key: 'twice', return: goods.id, goodwill: 1 })).toBe(
      'commands.key-taken {"key":"twice"}',
    )
  })

  test('many who ask the same at once give the money back once', async () => {
    const { id } = await sell()
    const goods = await came(id, 1)
    const body = { items: [{ key: 'all-at-once', return: goods.id }] }
    const answers = await Promise.all(Array.from({ length: 10 }, () => program.issueRefunds({ body })))
    expect(new Set(answers.map((answer) => valueOf(answer).items[0]?.done?.id)).size).toBe(1)
    expect((await desk.order(id)).account.paidBack).toBe(10_000)
  })
})
