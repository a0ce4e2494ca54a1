import { idTime, instant } from '@aftersale/kernel'
import { expect, test, vi } from 'vitest'

test('ids of a process are distinct, sort in the order they were made and tell when', async () => {
  // An id never tells an earlier time than the one before it: this one is to be the first of its process.
  vi.resetModules()
  const { newId } = await import('./ids.ts')
  const now = instant('2026-03-01T00:00:00Z')
  const ids = Array.from({ length: 2_000 }, () => newId(now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids.map(idTime))).toEqual(new Set([now]))
})
