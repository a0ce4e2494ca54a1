import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Blocks } from './blocks.ts'

const THINGS = 12
/** Columns of three, each from the top to the bottom, as the layout has them. */
const columns = Array.from({ length: THINGS / 3 }, (_, column) => [3 * column, 3 * column + 1, 3 * column + 2])
const thing = fc.nat(THINGS - 1)
const tie = fc.tuple(thing, thing, fc.constantFrom(0, 0, 0, 20, -20))

test('whatever is tied, everything stands below what it must, and what is tied stands exactly where it must', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 8, maxLength: 8 }),
      fc.array(tie),
      (gaps, ties) => {
        const blocks = new Blocks(THINGS)
        const below = columns.flatMap(([top = 0, middle = 0, bottom = 0], position) => [
          [top, middle, gaps[2 * position] ?? 0] as const,
          [middle, bottom, gaps[2 * position + 1] ?? 0] as const,
        ])
        for (const [upper, lower, by] of below) blocks.keepBelow(upper, lower, by)
        blocks.raise()
        const tied = ties.filter(([one, other, by]) => blocks.tie(one, other, by))
        const y = (one: number) => blocks.heightOf(blocks.blockOf(one)) + blocks.offsetOf(one)
        const expectKept = () => {
          for (const [upper, lower, by] of below) expect(y(lower) - y(upper)).toBeGreaterThanOrEqual(by)
          for (const [one, other, by] of tied) expect(y(other) - y(one)).toBe(by)
        }
        expectKept()
        blocks.raise()
        expectKept()
      },
    ),
  )
})

test('two things cannot be tied where one would have to pass the other', () => {
  const blocks = new Blocks(4)
  blocks.keepBelow(0, 1, 10)
  blocks.keepBelow(2, 3, 10)
  blocks.raise()
  expect(blocks.tie(0, 3, 0)).toBe(true)
  expect(blocks.tie(1, 2, 0)).toBe(false)
  expect(blocks.tie(0, 1, 5)).toBe(false)
})

test('a block moves between what stands above it and what stands below it', () => {
  const blocks = new Blocks(3)
  blocks.keepBelow(0, 1, 10)
  blocks.keepBelow(1, 2, 30)
  blocks.raise()
  blocks.heights[2] = 100
  expect(blocks.room(1)).toEqual([10, 70])
})
