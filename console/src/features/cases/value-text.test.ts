import { instant } from '@aftersale/kernel'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { momentText } from '../../text/format.ts'
import { valueText } from './value-text.ts'

const t = ((key: string) => key) as unknown as TFunction
const read = (value: unknown) => valueText(value, t, 'en')

test('a moment is told in the time of the reader', () => {
  const told = momentText(instant('2026-11-11T09:42:00Z'), 'en')
  for (const one of ['2026-11-11T09:42:09.250Z', '2026-11-11T17:42+08:00', '2026-11-11T09:42:00Z']) {
    expect(read(one)).toBe(told)
  }
})

test('a text that is no moment is told as it stands', () => {
  for (const one of ['2026-13-11T09:42:00Z', '2026-11-11T25:00Z', '2026-11-11T09:42', '2026-11-11', 'T12', '']) {
    expect(read(one)).toBe(one)
  }
  expect(() => read('2026-02-30T09:42:00Z')).not.toThrow()
})
