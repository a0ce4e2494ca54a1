import { expect, test } from 'vitest'
import { runCommandLine } from '../../server/test/command-line.ts'

test('one run takes returns from the request to the money, and tells every figure', async () => {
  const run = await runCommandLine('bench', 'cases', '--rounds', '1', '--cases', '3', '--json')
  expect(run.code).toBe(0)
  const { returns, rounds, cases } = JSON.parse(run.out)
  expect({ rounds, cases }).toEqual({ rounds: 1, cases: 3 })
  const names = ['returns', 'file', 'opened', 'arrived', 'inspected', 'paidAfter', 'engine', 'returnsToEngine']
  expect(Object.keys(returns)).toEqual(names)
  for (const name of names) expect(returns[name].median, name).toBeGreaterThan(0)
})
