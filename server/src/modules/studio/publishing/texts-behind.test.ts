import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textsBehind } from './texts-behind.ts'

const pack = (name: string) => readFileSync(join(import.meta.dirname, '../../../../../pack/retail', name), 'utf8')

test.each<[string, string, string, string, string]>([
  ['return-refund.bpmn', '人工审核', '复核', 'Decide', '“复核”：只改了中文，英文仍为“Decide”。'],
  [
    'return-refund.dmn',
    '&quot;在签收后 &quot;',
    '&quot;自签收起 &quot;',
    'claim-seven',
    '“自签收起 {无理由退货天数} 天内。”：只改了中文，英文仍为“Within {Days to return without a reason} days of delivery.”。',
  ],
  [
    'goods-inspection.form',
    '到货情况',
    '实到情况',
    'components[0].label',
    '“实到情况”：只改了中文，英文仍为“Goods received”。',
  ],
])('%s: the warning says what the other language still says, and where it is', async (resource, old, young, at, zh) => {
  const before = pack(resource)
  const after = before.replace(old, young)
  const [warning, ...more] = await textsBehind({ resource, before, after })
  expect([warning?.element, warning?.message['zh-CN'], more]).toEqual([at, zh, []])
})

test('of a document either language may be behind, and what moved in a list is found by its key', async () => {
  const field = (key: string, en: string, zh: string) => ({ key, label: { en, 'zh-CN': zh } })
  const before = JSON.stringify({ fields: [field('a', 'Reason', '原因'), field('b', 'Note', '备注')] })
  const after = JSON.stringify({ fields: [field('b', 'Note', '备注'), field('a', 'Why', '原因')] })
  expect(await textsBehind({ resource: 'x.case-type.json', before, after })).toMatchObject([
    {
      code: 'studio.language-behind',
      element: 'fields[1].label.zh-CN',
      message: { en: '“Why”: only the English was changed, the Chinese is still “原因”.' },
    },
  ])
})
