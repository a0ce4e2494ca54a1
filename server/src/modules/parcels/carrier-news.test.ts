import { addHours, instant } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { NOON } from '../../../test/engine.ts'
import { eventually } from '../../../test/eventually.ts'
import { kuaidi100Server } from '../../../test/gateways/kuaidi100.ts'
import { valueOf } from '../../../test/http-server.ts'
import { parcelPlace } from '../../../test/parcel-place.ts'
import { only } from '../../../test/workplace.ts'
import { settableClock } from '../../platform/clock.ts'
import { kuaidi100 } from '../providers/index.ts'
import { parcelLooks } from './parcel-looks.ts'

const clock = settableClock(NOON)
const gateway = await kuaidi100Server(clock)
const { key, customer, salt, address } = gateway
const push = { url: 'https://shop.example.cn/api/provider-notifications/kuaidi100', salt }
const pushing = { name: 'kuaidi100', concurrency: 4, adapter: kuaidi100({ key, customer, push, address }) }
const polling = { name: 'looked-at', concurrency: 4, adapter: kuaidi100({ key, customer, push: null, address }) }
const place = await parcelPlace([pushing, polling])
const { program, server, sell, database, engine, log } = place
const looks = parcelLooks({ database, engine, clock, log, providers: [pushing, polling] })

let count = 0
async function parcel(provider: string, more: { phoneTail?: string } = {}) {
  const { returnId } = await sell(1)
  const trackingNumber = `SF${String((count += 1)).padStart(12, '0')}`
  const item = {
    key: trackingNumber,
    direction: 'return' as const,
    carrier: 'shunfeng',
    trackingNumber,
    provider,
    return: returnId,
    ...more,
  }
  const id = only(valueOf(await program.registerParcels({ body: { items: [item] } })).items).done?.id ?? ''
  return { id, returnId, trackingNumber }
}
const carryOut = async () => void (await place.desk?.loops[0]?.round(true))
const waiting = async () => valueOf(await program.listProviders()).items.reduce((sum, { open }) => sum + open, 0)
const look = async () => looks.round(true)
const parcelOf = async (id: string) => valueOf(await program.getParcel({ params: { id } }))
const step = (ftime: string, context: string, statusCode?: string) => ({
  ftime,
  context,
  ...(statusCode && { statusCode }),
})
const tell = (body: string, provider = 'kuaidi100') =>
  fetch(`${server.url}/api/provider-notifications/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })

describe('a subscription', () => {
  test('is asked for once, and pushes move the parcel', async () => {
    const { id, returnId, trackingNumber } = await parcel('kuaidi100', { phoneTail: '1234' })
    await carryOut()
    await eventually(() => expect(gateway.subscribed.get(trackingNumber)).toEqual({ url: push.url, phone: '1234' }))
    gateway.ways.set(trackingNumber, [
      step('2026-03-01 18:00:00', '快件到达杭州转运中心', '1002'),
      step('2026-03-01 16:00:00', '已揽收', '103'),
    ])
    const answered = await tell(gateway.push('shunfeng', trackingNumber))
    expect([answered.status, await answered.json()]).toEqual([
      200,
      { result: true, returnCode: '200', message: '成功' },
    ])
    expect(await parcelOf(id)).toMatchObject({
      status: 'in-transit',
      code: '1002',
      statusAt: instant('2026-03-01T10:00:00Z'),
    })
    gateway.ways.set(trackingNumber, [step('2026-03-01 19:00:00', '已签收', '301')])
    await tell(gateway.push('shunfeng', trackingNumber, { status: 'shutdown' }))
    await tell(gateway.push('shunfeng', trackingNumber, { status: 'shutdown' }))
    const after = await parcelOf(id)
    expect(after).toMatchObject({ status: 'delivered', watchEndedAt: NOON })
    expect(after.events).toHaveLength(3)
    expect(await place.messages(returnId)).toEqual(['parcel-delivered'])
    expect(gateway.problems).toEqual([])
  })

  test('that was given up leaves the parcel expired, and later news move it on', async () => {
    const { id, returnId, trackingNumber } = await parcel('kuaidi100')
    await tell(gateway.push('shunfeng', trackingNumber, { status: 'abort', message: '3天查询无记录' }))
    expect(await parcelOf(id)).toMatchObject({ status: 'expired', watchEndedAt: NOON })
    gateway.ways.set(trackingNumber, [step('2026-03-01 08:00:00', '派件中', '5')])
    await tell(gateway.push('shunfeng', trackingNumber))
    expect(await parcelOf(id)).toMatchObject({ status: 'out-for-delivery' })
    expect(await place.messages(returnId)).toEqual(['parcel-expired'])
  })

  test('whose carrier was corrected goes on under ours', async () => {
    const { id, trackingNumber } = await parcel('kuaidi100')
    await tell(gateway.push('shunfeng', trackingNumber, { status: 'abort', comNew: 'yunda' }))
    expect(await parcelOf(id)).toMatchObject({ status: 'pending', watchEndedAt: null })
    gateway.ways.set(trackingNumber, [step('2026-03-01 08:00:00', '在途', '0')])
    await tell(gateway.push('yunda', trackingNumber, { autoCheck: '1', comOld: 'shunfeng', comNew: 'yunda' }))
    expect(await parcelOf(id)).toMatchObject({ status: 'in-transit' })
  })

  test('without codes of its events the state is that of the newest', async () => {
    const { id, trackingNumber } = await parcel('kuaidi100')
    gateway.ways.set(trackingNumber, [step('2026-03-01 09:00:00', '派送'), step('2026-03-01 08:00:00', '到达')])
    const body = new URLSearchParams(gateway.push('shunfeng', trackingNumber))
    const param = JSON.parse(body.get('param') ?? '')
    expect(param.lastResult.state).toBe('0')
    await tell(body.toString())
    const after = await parcelOf(id)
    expect(after.events.map(({ status, moved }) => [status, moved])).toEqual([
      [null, false],
      ['in-transit', true],
    ])
  })

  test('pushed with another signature, or of a parcel of others, moves nothing', async () => {
    const { id, trackingNumber } = await parcel('looked-at')
    gateway.ways.set(trackingNumber, [step('2026-03-01 09:00:00', '已签收', '3')])
    const body = gateway.push('shunfeng', trackingNumber)
    expect((await tell(body.replace(/sign=\w/, 'sign=0'))).status).toBe(401)
    expect((await tell(gateway.push('shunfeng', 'SF-NOBODY'))).status).toBe(200)
    expect((await tell(body)).status).toBe(200)
    expect((await tell('param=%7B%7D&sign=')).status).toBe(401)
    expect((await tell(body, 'looked-at')).status).toBe(401)
    expect(await parcelOf(id)).toMatchObject({ status: 'pending', events: [] })
  })

  test('that the provider will not have leaves the parcel unwatched, with why', async () => {
    await eventually(async () => {
      await carryOut()
      expect(await waiting()).toBe(0)
    })
    const { id } = await parcel('kuaidi100')
    gateway.next('702')
    await carryOut()
    await eventually(async () => expect((await parcelOf(id)).watchEndedAt).toBe(NOON))
    expect(await parcelOf(id)).toMatchObject({ discord: { code: 'untracked' } })
  })
})

test('what is not pushed is looked at, no more than once in half an hour, whatever comes of it', async () => {
  const { id, trackingNumber } = await parcel('looked-at')
  await eventually(async () => {
    await carryOut()
    const row = await database
      .selectFrom('parcel')
      .select('next_query_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.next_query_at).toBe(NOON)
  })
  expect(await look()).toBeGreaterThanOrEqual(1)
  expect(await parcelOf(id)).toMatchObject({ status: 'pending' })
  expect(await look()).toBe(0)
  clock.advance(30 * 60_000 - 1)
  expect(await look()).toBe(0)
  gateway.ways.set(trackingNumber, [step('2026-03-01 20:10:00', '派件中', '5')])
  clock.advance(1)
  expect(await look()).toBeGreaterThanOrEqual(1)
  expect(await parcelOf(id)).toMatchObject({ status: 'out-for-delivery' })
  gateway.ways.set(trackingNumber, [step('2026-03-01 20:20:00', '已签收', '3')])
  clock.set(addHours(clock.now(), 1))
  await look()
  expect(await parcelOf(id)).toMatchObject({ status: 'delivered' })
  const asked = gateway.asked.get(trackingNumber)
  clock.set(addHours(clock.now(), 1))
  await look()
  expect(gateway.asked.get(trackingNumber)).toBe(asked)
  expect(gateway.problems).toEqual([])
})
