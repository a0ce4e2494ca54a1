import { idTime, instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids of a process are distinct, sort in the order they were made and tell when', () => {
  const now = instant('2026-03-01T00:00:00Z')
  const ids = Array.from({ length: 2_000 }, () => newId(now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids.map(idTime))).toEqual(new Set([now]))
})
