import { expect, test } from 'vitest'
import type { ReturnSerial } from './serial.store.ts'
import { type ReceivedItem, sortArrivals } from './sort-arrivals.ts'

const SOLD = new Set(['s1', 's2', 's3'])
const item = (given: Partial<ReceivedItem>): ReceivedItem => ({ line: 'l', units: 2, condition: 'good', ...given })
const came = (serial: string, condition: ReturnSerial['condition'] = 'good'): ReturnSerial => {
  return { returnLineId: 'other', serial, condition }
}
const sorted = (
  given: Partial<ReceivedItem>,
  here: readonly ReturnSerial[] = [],
  sold: Set<string> | undefined = SOLD,
) => {
  const result = sortArrivals(item(given), sold, here)
  if (!result.ok) return result.refusal
  const { good, damaged, wrong } = result.value
  return [good, damaged, wrong].join(' ')
}

test.each<[Partial<ReceivedItem>, string]>([
  [{}, '2 0 0'],
  [{ condition: 'damaged' }, '0 2 0'],
  [{ condition: 'wrong' }, '0 0 2'],
  [{ serials: ['s1', 's2'] }, '2 0 0'],
  [{ serials: ['s1', 'foreign'] }, '1 0 1'],
  [{ serials: ['foreign', 's3'], condition: 'damaged' }, '0 1 1'],
  [{ serials: ['s1', 's2'], condition: 'wrong' }, '0 0 2'],
])('%j: good, damaged, wrong %s', (given, expected) => {
  expect(sorted(given)).toBe(expected)
})

test('a serial number comes once: not twice in one receipt, and not again after it came', () => {
  expect(sorted({ serials: ['s1', 's1'] })).toEqual({ code: 'returns.serial-twice', serial: 's1' })
  expect(sorted({ serials: ['s1', 's2'] }, [came('s2')])).toEqual({ code: 'returns.serial-returned', serial: 's2' })
  expect(sorted({ serials: ['s1', 's2'] }, [came('s2', 'damaged')])).toMatchObject({ code: 'returns.serial-returned' })
  expect(sorted({ serials: ['s1', 's2'] }, [came('s2', 'expected'), came('s1', 'wrong')])).toBe('2 0 0')
})

test('there is one for each unit, or none', () => {
  expect(sorted({ serials: ['s1'] })).toEqual({ code: 'returns.serials-wrong-count', line: 'l', units: 2, serials: 1 })
})

test('where none are known of the sale, any may be the right one', () => {
  expect(sortArrivals(item({ serials: ['x', 'y'] }), undefined, [])).toMatchObject({ value: { good: 2, wrong: 0 } })
})
