import { expect, test } from 'vitest'
import { runCommandLine } from '../../server/test/command-line.ts'
import { refusedOf, within } from './answers.ts'

test('agents and consumers are all answered, and every figure is told', async () => {
  const run = await runCommandLine('bench', 'faces', '--agents', '2', '--consumers', '4', '--seconds', '2', '--json')
  expect(run.err).not.toContain('"level"')
  expect(run.code).toBe(0)
  const { faces, missing, agents, consumers } = JSON.parse(run.out)
  expect({ agents, consumers, missing }).toEqual({ agents: 2, consumers: 4, missing: [] })
  expect(faces.aloneMost.median).toBeGreaterThan(0)
  expect(faces.perSecond.unit).toBe('per-second')
})

test('a crowd of nobody is refused: nobody would be measured', async () => {
  for (const crowd of ['--agents', '--consumers']) {
    expect(await runCommandLine('bench', 'faces', crowd, '0')).toMatchObject({
      code: 2,
      err: expect.stringContaining('0'),
    })
  }
})

test('what was refused is counted over all who asked', () => {
  const crowds = [{ a: 2, b: 1 }, {}, { a: 3 }].map((refused) => ({
    took: [],
    refused: new Map(Object.entries(refused)),
  }))
  expect(Object.fromEntries(refusedOf(...crowds))).toEqual({ a: 5, b: 1 })
})

test('of a hundred answers, ninety-five came within the ninety-fifth', () => {
  const took = Array.from({ length: 100 }, (_, at) => at + 1).toReversed()
  expect([50, 95, 99, 100].map((percent) => within(percent, took))).toEqual([50, 95, 99, 100])
  expect(within(95, [7])).toBe(7)
})
