import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

function drawn(seed: number, name: string): number[] {
  const random = createRandom(seed, name)
  return Array.from({ length: 4 }, random.next)
}

test('a seed and a name always give the same numbers, another seed or name others', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, name) => {
      expect(drawn(seed, name)).toEqual(drawn(seed, name))
      expect(drawn(seed, name)).not.toEqual(drawn(seed + 1, name))
      expect(drawn(seed, name)).not.toEqual(drawn(seed, `${name}!`))
    }),
  )
})

test('numbers fill their range evenly', () => {
  const random = createRandom(7, 'dice')
  const counts = Array.from({ length: 6 }, () => 0)
  for (let roll = 0; roll < 60_000; roll += 1) {
    const eyes = random.whole(1, 6)
    counts[eyes - 1] = (counts[eyes - 1] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})

test('weights are proportions, and nothing of no weight is drawn', () => {
  const random = createRandom(7, 'weights')
  const kinds = [
    { name: 'a', weight: 3 },
    { name: 'never', weight: 0 },
    { name: 'b', weight: 1 },
  ]
  const names = Array.from({ length: 40_000 }, () => random.weighted(kinds).name)
  expect(names.filter((name) => name === 'a').length / names.length).toBeCloseTo(0.75, 1)
  expect(names).not.toContain('never')
})

test('there is nothing to pick from nothing', () => {
  expect(() => createRandom(1, 'x').pick([])).toThrow(RangeError)
})
