import { instant } from '@aftersale/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignedSteps } from './aligned-steps.ts'

const step = (element: string, kind = 'serviceTask') => ({
  element,
  kind,
  name: { en: element, 'zh-CN': element },
  at: instant('2026-03-01T12:00:00Z'),
  isDone: true,
})
const path = (elements: string) => [...elements].map((element) => step(element))
const rowsOf = (before: string, after: string) =>
  alignedSteps(path(before), path(after))
    .map(({ before: one, after: two }) => `${one?.element ?? '–'}${two?.element ?? '–'}`)
    .join(' ')

test('what both ways go through stands in one row', () => {
  expect(rowsOf('ABD', 'ACD')).toBe('AA B– –C DD')
  expect(rowsOf('AB', 'AB')).toBe('AA BB')
  expect(rowsOf('', 'AB')).toBe('–A –B')
  expect(rowsOf('XAB', 'AB')).toBe('X– AA BB')
})

test('each step stands once, in its order; gateways and beginnings are left out', () => {
  const steps = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 12 })
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const rows = alignedSteps(
        [step('S', 'startEvent'), ...path(before)],
        [...path(after), step('G', 'exclusiveGateway')],
      )
      expect(rows.map(({ before: one }) => one?.element ?? '').join('')).toBe(before)
      expect(rows.map(({ after: one }) => one?.element ?? '').join('')).toBe(after)
    }),
    { numRuns: 200 },
  )
})
