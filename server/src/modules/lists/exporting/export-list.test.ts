import type { Caller } from '@aftersale/contract'
import { accept, instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { exportList } from './export-list.ts'

const words = { reason: {}, outcome: {}, group: {}, channel: {}, source: {}, provider: {} }
const somebody: Caller = {
  via: 'session',
  userId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  name: '林晓',
  email: 'lin@example.com',
  role: 'staff',
  twoFactor: false,
  permissions: [],
}

test.each([
  ['2026-03-01T15:59:59Z', '2026-03-01'],
  ['2026-03-01T16:00:00Z', '2026-03-02'],
])('a table of %s has the day of the company’s clocks in its name', async (at, day) => {
  const nothing = async () => accept({ items: [], next: null })
  const wanted = { list: 'orders', format: 'csv', filter: '', language: 'zh-CN', zone: 'Asia/Shanghai', words } as const
  const asker = { caller: somebody, now: instant(at), signal: new AbortController().signal }
  expect(await exportList(nothing, wanted, asker)).toMatchObject({ value: { fileName: `订单 ${day}.csv` } })
})
