import { expect, test } from 'vitest'
import { contrastOf, inkOn } from './readable-colours.ts'

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#ffffff', '#ffffff')).toBe(1)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test.each([
  ['#17594a', '#ffffff'],
  ['#e4393c', '#000000'],
  ['#ffe100', '#000000'],
])('on %s the ink is %s', (colour, ink) => {
  expect(inkOn(colour)).toBe(ink)
})
