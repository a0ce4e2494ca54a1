import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import type { Model } from '../studio-queries.ts'
import { foundModels, mattersOf } from './found-models.ts'

const model = (resource: string, kind: Model['kind'], zh: string, more: Partial<Model> = {}): Model => ({
  resource,
  kind,
  name: { en: resource, 'zh-CN': zh },
  parts: [{ key: resource.split('.')[0] ?? '', name: { en: resource, 'zh-CN': zh } }],
  about: [],
  version: 1,
  deployedAt: instant('2026-03-01T08:00:00Z'),
  deployedBy: null,
  note: null,
  running: null,
  draft: null,
  ...more,
})
const draft = { revision: 1, baseVersion: 1, changedAt: instant('2026-03-01T08:00:00Z'), changedBy: '林晓' }
const models = [
  model('return.dmn', 'rules', '退货判定', { about: ['return'] }),
  model('return.bpmn', 'flow', '退货', { about: ['return'], draft }),
  model('return.case-type.json', 'case-type', '退货退款', { about: ['return'] }),
  model('repair.bpmn', 'flow', '维修'),
]
const found = (view: string, q = '') =>
  foundModels(models, { view, q, language: 'zh-CN' }).map(({ resource }) => resource)

test('files are found by every word of their names in either language, and by kind', () => {
  expect(found('flow')).toEqual(['return.bpmn', 'repair.bpmn'])
  expect(found('matters', '退货 判定')).toEqual(['return.dmn'])
  expect(found('matters', 'RETURN bpmn')).toEqual(['return.bpmn'])
  expect(found('drafts')).toEqual(['return.bpmn'])
  expect(found('rules', '维修')).toEqual([])
})

test('a matter is a case type with all that belongs to it', () => {
  expect(mattersOf(models)).toMatchObject([
    { key: 'return', name: { 'zh-CN': '退货退款' }, models: models.slice(0, 3) },
  ])
})
