import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { inputOfInstant, instantOfInput } from './local-moment.ts'

test('a moment goes into the input and comes back to the minute; none is none', () => {
  for (const iso of ['2026-03-01T08:05:00.000Z', '2026-12-31T23:59:00.000Z', '2026-07-01T00:00:00.000Z']) {
    expect(instantOfInput(inputOfInstant(instant(iso)))).toBe(iso)
  }
  expect([inputOfInstant(null), instantOfInput('')]).toEqual(['', null])
})
