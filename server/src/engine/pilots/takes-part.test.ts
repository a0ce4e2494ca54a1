import type { Instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { takesPart } from './takes-part.ts'

const ids = Array.from({ length: 4_000 }, () => newId(0 as Instant))
const partOf = (share: number) => ids.filter((id) => takesPart({ id }, { sources: null, share })).length / ids.length

test('as many of a hundred take part as were asked for, and always the same', () => {
  expect(partOf(100)).toBe(1)
  expect(partOf(20)).toBeGreaterThan(0.16)
  expect(partOf(20)).toBeLessThan(0.24)
  expect(ids.map((id) => takesPart({ id }, { sources: null, share: 30 }))).toEqual(
    ids.map((id) => takesPart({ id }, { sources: null, share: 30 })),
  )
})

test('of shops that were chosen only theirs take part, and nothing that is of no shop', () => {
  const [id = ''] = ids
  const chosen = { sources: ['north', 'south'], share: 100 }
  expect(takesPart({ id, source: 'north' }, chosen)).toBe(true)
  expect(takesPart({ id, source: 'west' }, chosen)).toBe(false)
  expect(takesPart({ id }, chosen)).toBe(false)
})
