import { type Permission, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { valueOf } from '../../../../test/http-server.ts'
import type { AskList } from '../asking.ts'
import { searchAll } from './search-all.ts'

const models = ['return-refund.dmn', 'return-refund.bpmn', 'complaint.dmn'].map((resource) => ({
  resource,
  name: resource.startsWith('return')
    ? { en: 'Return and refund', 'zh-CN': '退货退款' }
    : { en: 'Complaint', 'zh-CN': '投诉' },
}))

/** Lists nothing but models. */
const ask: AskList = async (route) =>
  route.id === routes.listModels.id
    ? accept({ items: models })
    : refuse({ code: 'access.not-permitted', permission: 'cases.see' })

const found = async (q: string, permissions: readonly Permission[]) => {
  const caller = { permissions } as never
  const { groups } = valueOf(await searchAll(ask, q, { caller, now: 0 as never, signal: AbortSignal.timeout(60_000) }))
  return groups.map(({ kind, items }) => [kind, items.map(({ id, exact }) => [id, exact])])
}

test('designers find files by their names in both languages, the file that was typed first', async () => {
  for (const permission of ['flows.draft', 'flows.deploy'] as const) {
    expect(await found('退货', [permission])).toEqual([
      [
        'model',
        [
          ['return-refund.dmn', false],
          ['return-refund.bpmn', false],
        ],
      ],
    ])
  }
  expect(await found('COMPLAINT.DMN', ['flows.draft'])).toEqual([['model', [['complaint.dmn', true]]]])
})

test('who only sees flows finds no files: their pages are closed to them', async () => {
  expect(await found('complaint', ['flows.see'])).toEqual([])
})
