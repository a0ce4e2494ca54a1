import { expect, test } from 'vitest'
import { runCommandLine } from '../../server/test/command-line.ts'

test('one run fills a list, asks it everything, and tells every figure', async () => {
  const run = await runCommandLine('bench', 'lists', '--cases', '300', '--times', '1', '--json')
  expect(run.code).toBe(0)
  const { lists, cases } = JSON.parse(run.out)
  expect(cases).toBe(300)
  for (const name of [
    'fetch',
    'newest.first.p95',
    'byDue.deep.p50',
    'customerName.count.p50',
    'byRefund.first.toFetch',
    'openOfTen.first.p95',
    'overdueOfShut.count.p95',
  ]) {
    expect(lists[name].median, name).toBeGreaterThan(0)
  }
}, 240_000)
