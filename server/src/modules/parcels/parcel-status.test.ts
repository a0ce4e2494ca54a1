import { addMilliseconds, instant } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meaningOf } from './carrier-codes.ts'
import { isOver, moveParcel, type ParcelHappening, type ParcelState, type ParcelStatus } from './parcel-status.ts'

const NOW = instant('2026-03-05T12:00:00Z')
const hour = (hours: number) => addMilliseconds(NOW, (hours - 100) * 3_600_000)
const registered: ParcelState = { status: 'pending', code: null, status_at: null, homeward: null, delivered_at: null }
const event = (hours: number, status: ParcelStatus | null, more: Partial<ParcelHappening> = {}): ParcelHappening => ({
  at: hour(hours),
  code: 'c',
  status,
  homeward: null,
  ...more,
})
const after = (...events: readonly ParcelHappening[]) =>
  events.reduce((state, one) => moveParcel(state, one, NOW) ?? state, registered)

describe('the status', () => {
  test('is that of the latest event, in whatever order they are told', () => {
    expect(after(event(2, 'out-for-delivery'), event(1, 'in-transit')).status).toBe('out-for-delivery')
    expect(after(event(1, 'in-transit'), event(2, 'attempt-failed'), event(3, 'in-transit')).status).toBe('in-transit')
  })

  test('of two at one time is the further on the way', () => {
    expect(after(event(1, 'out-for-delivery'), event(1, 'in-transit')).status).toBe('out-for-delivery')
    expect(after(event(1, 'in-transit'), event(1, 'out-for-delivery')).status).toBe('out-for-delivery')
  })

  test('stays delivered', () => {
    const state = after(event(1, 'delivered'), event(2, 'exception'), event(3, 'in-transit'))
    expect(state).toMatchObject({ status: 'delivered', delivered_at: hour(1) })
    expect(isOver(state)).toBe(true)
  })

  test('is not moved by a code that nobody knows', () => {
    expect(after(event(1, 'in-transit'), event(2, null)).status_at).toBe(hour(1))
  })

  test('an event of the future holds up nothing that follows', () => {
    const state = moveParcel(registered, event(10_000, 'in-transit'), NOW)
    expect(state?.status_at).toBe(NOW)
    expect(
      moveParcel(
        state ?? registered,
        { ...event(0, 'delivered'), at: addMilliseconds(NOW, 1) },
        addMilliseconds(NOW, 1),
      )?.status,
    ).toBe('delivered')
  })

  test('says that a parcel goes back, until it is back', () => {
    const state = after(event(1, 'exception', { homeward: 'refused' }), event(2, 'in-transit'))
    expect(state.homeward).toBe('refused')
    expect(isOver(after(event(1, 'exception', { homeward: 'returned' })))).toBe(true)
  })

  test('is the same in whatever order events come, where no two are at one time', () => {
    const statuses = fc.constantFrom<ParcelStatus>(
      'info-received',
      'in-transit',
      'out-for-delivery',
      'exception',
      'attempt-failed',
    )
    const way = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), statuses), {
      selector: ([at]) => at,
      minLength: 1,
    })
    fc.assert(
      fc.property(way, fc.infiniteStream(fc.nat()), (events, order) => {
        const told = events.map(([at, status]) => event(at, status))
        const shuffled = told.map((one) => [order.next().value, one] as const).sort(([a], [b]) => a - b)
        const { status, status_at } = after(...shuffled.map(([, one]) => one))
        const last = told.toSorted((a, b) => a.at - b.at).at(-1)
        expect([status, status_at]).toEqual([last?.status, last?.at])
      }),
    )
  })
})

describe('a code', () => {
  test.each([
    ['kuaidi100', '401', { status: 'exception', homeward: 'returned' }],
    ['kdniao', '401', { status: 'exception' }],
    ['kuaidi100', '3', { status: 'delivered' }],
    ['kuaidi100', '501', { status: 'available-for-pick-up' }],
    ['kdniao', '211', { status: 'available-for-pick-up' }],
    ['kuaidi100', '14', { status: 'exception', homeward: 'refused' }],
    ['kdniao', '406', { status: 'exception', homeward: 'returned' }],
    ['kdniao', '5', { status: 'in-transit' }],
    ['kuaidi100', '5', { status: 'out-for-delivery' }],
    ['kuaidi100', '999', undefined],
    ['nobody', '3', undefined],
    ['__proto__', 'toString', undefined],
    ['kuaidi100', 'toString', undefined],
  ])('of %s, %s, means %o', (provider, code, meaning) => {
    expect(meaningOf(provider, code)).toEqual(meaning)
  })
})
