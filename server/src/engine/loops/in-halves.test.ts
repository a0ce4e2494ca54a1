import { expect, test } from 'vitest'
import { inHalves } from './in-halves.ts'

const numbers = Array.from({ length: 100 }, (_, n) => n)

/** Work that breaks off where one of these is among the items. */
function breakingOn(...odd: readonly number[]) {
  const done: number[] = []
  let calls = 0
  const work = async (items: readonly number[]) => {
    calls += 1
    const found = items.find((item) => odd.includes(item))
    if (found !== undefined) throw new Error(`odd ${found}`)
    done.push(...items)
    return items.length
  }
  return { work, done, calls: () => calls }
}

test('what goes well is done at once', async () => {
  const { work, calls } = breakingOn()
  expect(await inHalves(numbers, work)).toBe(100)
  expect(calls()).toBe(1)
  expect(await inHalves([], work)).toBe(0)
})

test('what one item breaks off is done for all others, in their order, before it is told', async () => {
  const { work, done, calls } = breakingOn(37)
  await expect(inHalves(numbers, work)).rejects.toThrow('odd 37')
  expect(done).toEqual(numbers.filter((n) => n !== 37))
  expect(calls()).toBeLessThan(20)
})

test('several are told together', async () => {
  const { work, done } = breakingOn(3, 99)
  await expect(inHalves(numbers, work)).rejects.toThrow('2 of 100 could not be done')
  expect(done).toHaveLength(98)
})

test('an outage ends it at once: it would meet the next half as well', async () => {
  let calls = 0
  const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const work = async () => {
    calls += 1
    throw outage
  }
  await expect(inHalves(numbers, work)).rejects.toBe(outage)
  expect(calls).toBe(1)
})
