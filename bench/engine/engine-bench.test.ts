import { expect, test } from 'vitest'
import { runCommandLine } from '../../server/test/command-line.ts'
import { median, openLoop, perSecond, quantile } from './measure.ts'

test('a quantile is the least value that so many do not exceed', () => {
  const ascending = Array.from({ length: 200 }, (_, index) => index + 1)
  expect([0, 0.5, 0.99, 1].map((share) => quantile(ascending, share))).toEqual([1, 100, 198, 200])
  expect(median([3, 1, 2])).toBe(2)
  expect(quantile([], 0.5)).toBeNaN()
})

test('lanes take one piece after the other until none is left', async () => {
  const taken: number[] = []
  const pieces = [1, 2, 3, 4, 5].map((piece) => async () => {
    taken.push(piece)
    return piece
  })
  expect(await perSecond(pieces, 2)).toBeGreaterThan(0)
  expect(taken).toEqual([1, 2, 3, 4, 5])
})

test('what lanes do side by side is all counted', async () => {
  const started = performance.now()
  const pieces = Array.from({ length: 100 }, () => async () => 1)
  const rate = await perSecond(pieces, 10)
  // The time that passed here is no shorter than the one measured there.
  expect(rate * ((performance.now() - started) / 1_000)).toBeGreaterThanOrEqual(100)
})

test('a measurement ends when its time is up, whatever is left', async () => {
  let taken = 0
  const endless = Array.from({ length: 10 }, () => async () => {
    taken += 1
    return 1
  })
  await perSecond(endless, 1, 0)
  expect(taken).toBe(1)
})

test('who waits for a slow one has waited from the planned instant on', async () => {
  let free = Promise.resolve()
  // One at a time: the first holds the others up until each of them should have been over.
  const times = await openLoop(1_000, 20, (position) => {
    free = free.then(() => (position === 0 ? new Promise((resolve) => setTimeout(resolve, 60)) : undefined))
    return free
  })
  expect(times).toHaveLength(20)
  expect(times.toSorted((one, other) => one - other)).toEqual(times)
  expect(median(times)).toBeGreaterThan(20)
})

test('one run measures every part, and tells the least, the middle and the most of each figure', async () => {
  const run = await runCommandLine('bench', 'engine', '--rounds', '1', '--percent', '1', '--history', '--json')
  expect(run.err).not.toContain('failed')
  expect(run.code).toBe(0)
  const { straight, tasks, messages, workers, latency, peers, timers, history, missing } = JSON.parse(run.out)
  const figure = { median: expect.any(Number), min: expect.any(Number), max: expect.any(Number) }
  expect(straight).toMatchObject({ wall: figure, batches: figure, batchesToWall: { ...figure, aim: { atLeast: 0.5 } } })
  for (const part of [tasks, messages]) expect(part).toMatchObject({ singles: figure, batches: figure })
  expect(workers).toMatchObject({ engine: figure, http: figure })
  expect(latency).toMatchObject({ p50: figure, p99: figure, max: figure, httpP99: figure })
  expect(timers).toMatchObject({ timers: { median: 1_000 }, until: figure })
  expect(history).toMatchObject({ events: { median: 100_002 }, completeRatio: figure, timersRatio: figure })
  const left = missing.map(({ name }: { name: string }) => name)
  expect('dbos' in peers).toBe(!left.includes('@dbos-inc/dbos-sdk'))
  expect('bpmnEngine' in peers).toBe(!left.includes('bpmn-engine'))
})

test('one part can be measured alone', async () => {
  const { code, out } = await runCommandLine(
    'bench',
    'engine',
    '--rounds',
    '1',
    '--percent',
    '1',
    '--only',
    'tasks',
    '--json',
  )
  expect(code).toBe(0)
  const { rounds, percent, tasks, ...others } = JSON.parse(out)
  expect({ rounds, percent }).toEqual({ rounds: 1, percent: 1 })
  expect(tasks.singles.median).toBeGreaterThan(0)
  expect(Object.keys(others).sort()).toEqual(['load', 'machine', 'missing'])
}, 60_000)
