import { expect, test } from 'vitest'
import { fitWidth, LEGIBLE } from './fit-width.ts'

const start = { x: 900, y: 40 }

test('a long flow is seen in its whole width from the top, however long it is', () => {
  const { x, y, zoom } = fitWidth(1000, { width: 1186, height: 9000 }, start, LEGIBLE)
  expect(zoom).toBe(0.8)
  expect(y).toBe(24)
  expect([x, x + 1186 * zoom].map(Math.round)).toEqual([26, 974])
})

test('a small flow is no larger than it is, in the middle', () => {
  expect(fitWidth(1000, { width: 400, height: 300 }, start, LEGIBLE)).toEqual({ x: 300, y: 24, zoom: 1 })
})

test('what would be too small to read is seen around its beginning instead', () => {
  const { x, y, zoom } = fitWidth(390, { width: 2000, height: 300 }, start, LEGIBLE)
  expect(zoom).toBe(LEGIBLE)
  expect(x + start.x * zoom).toBe(195)
  expect(y + start.y * zoom).toBe(24)
})
