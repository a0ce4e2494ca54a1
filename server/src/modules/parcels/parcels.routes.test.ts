import { addHours, isoOf } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { parcelPlace } from '../../../test/parcel-place.ts'
import { only } from '../../../test/workplace.ts'

const place = await parcelPlace()
const { program, sell, lineOf } = place
let count = 0
const number = () => `SF${String((count += 1)).padStart(12, '0')}`
const key = () => crypto.randomUUID()

type Registration = Parameters<typeof program.registerParcels>[0]['body']['items'][number]
const register = async (...items: Omit<Registration, 'key'>[]) =>
  valueOf(await program.registerParcels({ body: { items: items.map((item) => ({ key: key(), ...item })) } })).items
const outbound = (order: string, line: string, units: number, more: Partial<Registration> = {}) => {
  const base = { direction: 'outbound', carrier: 'shunfeng', trackingNumber: number() } as const
  return { ...base, order, lines: [{ line, units }], ...more }
}

type Report = Parameters<typeof program.reportParcelEvents>[0]['body']['items'][number]
const report = async (...items: Omit<Report, 'key'>[]) =>
  valueOf(await program.reportParcelEvents({ body: { items: items.map((item) => ({ key: key(), ...item })) } })).items
const at = (hours: number) => isoOf(addHours(NOON, hours - 100))
const about = (trackingNumber: string, hours: number, status: Report['status']) => ({
  carrier: 'shunfeng',
  trackingNumber,
  at: at(hours),
  status,
})
const parcelOf = async (id: string) => valueOf(await program.getParcel({ params: { id } }))

describe('registering', () => {
  test('an outbound parcel ships its goods, never more than there are', async () => {
    const { id, line } = await sell(3)
    const [first] = await register(outbound(id, line, 2))
    expect(first?.done).toMatchObject({ status: 'pending' })
    expect(await lineOf(line)).toMatchObject({ shipped_units: 2 })
    const [beyond] = await register(outbound(id, line, 2))
    expect(beyond?.refusal?.code).toBe('orders.too-many-units')
    expect(valueOf(await program.listParcels({ query: { order: id } })).items).toHaveLength(1)
    expect(only((await parcelOf(first?.done?.id ?? '')).lines)).toEqual({ line, units: 2 })
  })

  test('goods that were recorded as shipped are not shipped again', async () => {
    const { id, line } = await sell(1)
    await place.post([{ orderId: id, action: { kind: 'ship', line, units: 1 } }])
    expect(wordsOf(await register(outbound(id, line, 1, { ship: false })))).toEqual(['done'])
    expect(await lineOf(line)).toMatchObject({ shipped_units: 1 })
  })

  test('a number is registered once for each carrier, and who comes second hears whose it is', async () => {
    const { id, line } = await sell(9)
    const parcel = outbound(id, line, 1)
    const other = { ...parcel, carrier: 'yunda' }
    const items = await register(parcel, parcel, other)
    expect(wordsOf(items)).toEqual(['done', 'parcels.already-registered', 'done'])
    expect(items[1]?.refusal?.facts).toEqual({ parcel: items[0]?.done?.id })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => register({ ...parcel, trackingNumber: 'ONCE' })),
    )
    expect(outcomes.flat().filter(({ done }) => done !== null)).toHaveLength(1)
    expect(await lineOf(line)).toMatchObject({ shipped_units: 3 })
  })

  test('the same key is the same parcel', async () => {
    const { id, line } = await sell(9)
    const items = [{ key: 'again', ...outbound(id, line, 1) }]
    const first = valueOf(await program.registerParcels({ body: { items } }))
    const second = valueOf(await program.registerParcels({ body: { items } }))
    expect(only(second.items)).toEqual({ ...only(first.items), repeated: true })
  })

  test('what names nothing is refused by itself', async () => {
    const { id, line, returnId } = await sell(1)
    const stranger = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
    const back = { direction: 'return', carrier: 'shunfeng' } as const
    expect(
      wordsOf(
        await register(
          outbound(stranger, line, 1),
          outbound(id, stranger, 1),
          { ...back, trackingNumber: number(), return: 'RT404' },
          { ...back, trackingNumber: number(), return: returnId, lines: [{ line: stranger, units: 1 }] },
          { ...back, trackingNumber: number(), return: returnId },
        ),
      ),
    ).toEqual(['orders.not-found', 'parcels.line-unknown', 'parcels.return-unknown', 'parcels.line-unknown', 'done'])
  })
})

describe('events', () => {
  test('deliver the goods of an outbound parcel once, however often and late it is told', async () => {
    const { id, line } = await sell(2)
    const parcel = outbound(id, line, 2)
    const [registered] = await register(parcel)
    const delivered = about(parcel.trackingNumber, 5, 'delivered')
    await report(delivered, delivered, about(parcel.trackingNumber, 2, 'in-transit'))
    await report(delivered, about(parcel.trackingNumber, 6, 'in-transit'))
    expect(await lineOf(line)).toEqual({ shipped_units: 2, delivered_units: 2, lost_units: 0 })
    const detail = await parcelOf(registered?.done?.id ?? '')
    expect(detail).toMatchObject({ status: 'delivered', discord: null })
    expect(detail.events.map(({ status, moved }) => [status, moved])).toEqual([
      ['in-transit', true],
      ['delivered', true],
      ['in-transit', false],
    ])
    expect(await place.messages(id)).toEqual(['parcel-delivered'])
  })

  test('thirty callers at once deliver it once', async () => {
    const { id, line } = await sell(1)
    const parcel = outbound(id, line, 1)
    await register(parcel)
    await Promise.all(
      Array.from({ length: 30 }, (_, hours) => report(about(parcel.trackingNumber, hours, 'delivered'))),
    )
    expect(await lineOf(line)).toMatchObject({ delivered_units: 1 })
  })

  test('what the order does not agree with stays on the parcel, for a person', async () => {
    const { id, line } = await sell(2)
    const parcel = outbound(id, line, 2)
    const [registered] = await register(parcel)
    await place.post([{ orderId: id, action: { kind: 'deliver', line, units: 1 } }])
    await report(about(parcel.trackingNumber, 5, 'delivered'))
    expect(await parcelOf(registered?.done?.id ?? '')).toMatchObject({
      status: 'delivered',
      discord: { code: 'orders.too-many-units' },
    })
    const found = valueOf(await program.listParcels({ query: { discord: 'true' } })).items
    expect(found.map((one) => one.id)).toContain(registered?.done?.id)
    expect(await lineOf(line)).toMatchObject({ delivered_units: 1 })
  })

  test('of a return parcel tell its flow and receive nothing', async () => {
    const { returnId } = await sell(1)
    const back = { direction: 'return', carrier: 'shunfeng', trackingNumber: number(), return: returnId } as const
    await register(back)
    await report(about(back.trackingNumber, 1, 'in-transit'), about(back.trackingNumber, 2, 'delivered'))
    expect(await place.messages(returnId)).toEqual(['parcel-delivered'])
  })

  test('by the code of a provider are what it means there', async () => {
    const { returnId } = await sell(1)
    const trackingNumber = number()
    await register({ direction: 'return', carrier: 'shunfeng', trackingNumber, return: returnId })
    const by = (provider: string, code: string, hours: number) => ({
      carrier: 'shunfeng',
      trackingNumber,
      at: at(hours),
      provider,
      code,
    })
    const items = await report(by('kdniao', '401', 1), by('kuaidi100', '999', 2), by('kuaidi100', '401', 3))
    expect(wordsOf(items)).toEqual(['done', 'parcels.code-unknown', 'done'])
    expect(await parcelOf(items[2]?.done?.id ?? '')).toMatchObject({
      homeward: 'returned',
      status: 'exception',
      code: '401',
    })
    expect(wordsOf(await report(about('nobody', 1, 'delivered')))).toEqual(['parcels.not-found'])
  })

  test('ten thousand in one call are taken', { timeout: 60_000 }, async () => {
    const { returnId } = await sell(1)
    const trackingNumber = number()
    await register({ direction: 'return', carrier: 'shunfeng', trackingNumber, return: returnId })
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      ...about(trackingNumber, 0, 'in-transit' as const),
      at: isoOf(addHours(NOON, -20_000 + n)),
    }))
    const items = await report(...many)
    expect(new Set(wordsOf(items))).toEqual(new Set(['done']))
    expect((await parcelOf(items[0]?.done?.id ?? '')).statusAt).toBe(addHours(NOON, -20_000 + 9_999))
  })
})

describe('a lost parcel', () => {
  const lose = async (...parcels: string[]) =>
    valueOf(await program.loseParcels({ body: { items: parcels.map((parcel) => ({ key: key(), parcel })) } })).items

  test('loses its goods once, and is told', async () => {
    const { id, line } = await sell(2)
    const [registered] = await register(outbound(id, line, 2))
    const parcel = registered?.done?.id ?? ''
    expect(wordsOf(await lose(parcel, parcel))).toEqual(['done', 'parcels.over'])
    expect(await lineOf(line)).toMatchObject({ lost_units: 2, delivered_units: 0 })
    expect(await place.messages(id)).toEqual(['parcel-lost'])
  })

  test('that arrives after all was not lost', async () => {
    const { id, line } = await sell(1)
    const parcel = outbound(id, line, 1)
    const [registered] = await register(parcel)
    await lose(registered?.done?.id ?? '')
    await report(about(parcel.trackingNumber, 9, 'delivered'))
    expect(await parcelOf(registered?.done?.id ?? '')).toMatchObject({ status: 'delivered', discord: null })
    expect(await lineOf(line)).toMatchObject({ lost_units: 0, delivered_units: 1 })
    expect(await place.messages(id)).toEqual(['parcel-lost', 'parcel-delivered'])
  })

  test('is not one that was delivered, or that nobody knows', async () => {
    const { id, line } = await sell(1)
    const parcel = outbound(id, line, 1)
    const [registered] = await register(parcel)
    await report(about(parcel.trackingNumber, 9, 'delivered'))
    const stranger = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
    expect(wordsOf(await lose(registered?.done?.id ?? '', stranger))).toEqual(['parcels.over', 'parcels.not-found'])
  })
})

describe('lists', () => {
  test('find what has been quiet for long', async () => {
    const { returnId } = await sell(1)
    const trackingNumber = number()
    const [registered] = await register({ direction: 'return', carrier: 'quiet', trackingNumber, return: returnId })
    const quiet = async (hours: number) => {
      const query = { carrier: 'quiet', quietSince: isoOf(addHours(NOON, hours)) }
      const { items } = valueOf(await program.listParcels({ query }))
      expect(valueOf(await program.countParcels({ query }))).toEqual({ count: items.length, more: false })
      return items
    }
    expect(await quiet(0)).toEqual([])
    expect((await quiet(1)).map(({ id }) => id)).toEqual([registered?.done?.id])
  })

  test('are paged, and say so where there is no such parcel', async () => {
    const { returnId } = await sell(1)
    const back = { direction: 'return', carrier: 'paged', return: returnId } as const
    const ids = (await register(...Array.from({ length: 5 }, () => ({ ...back, trackingNumber: number() })))).map(
      ({ done }) => done?.id,
    )
    const first = valueOf(await program.listParcels({ query: { carrier: 'paged', limit: 3 } }))
    const rest = valueOf(await program.listParcels({ query: { carrier: 'paged', limit: 3, cursor: first.next ?? '' } }))
    expect([...first.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(codeOf(await program.getParcel({ params: { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11' } }))).toBe(
      'parcels.not-found',
    )
  })
})
