import { expect, test } from 'vitest'
import { valueWords } from './value-words.ts'

const schema = {
  components: [
    {
      type: 'radio',
      key: 'condition',
      label: 'What came · 到货情况',
      values: [
        { value: 'good', label: 'As expected · 相符' },
        { value: 'damaged', label: 'Damaged · 破损' },
      ],
    },
    {
      type: 'group',
      components: [
        {
          type: 'checklist',
          key: 'checks',
          label: 'Checked · 检查项',
          values: [
            { value: 'box', label: 'Box · 包装' },
            { value: 'seal', label: 'Seal · 封条' },
          ],
        },
      ],
    },
    { type: 'number', key: 'units', label: 'Units · 件数' },
    { type: 'textfield', key: 'bare' },
  ],
}

test('what was filled in is told by the labels of the form in both languages, choices by theirs', () => {
  const values = { condition: 'damaged', checks: ['box', 'seal'], units: 2 }
  expect(valueWords(schema, values)).toEqual({
    condition: { label: { en: 'What came', 'zh-CN': '到货情况' }, value: { en: 'Damaged', 'zh-CN': '破损' } },
    checks: { label: { en: 'Checked', 'zh-CN': '检查项' }, value: { en: 'Box, Seal', 'zh-CN': '包装、封条' } },
    units: { label: { en: 'Units', 'zh-CN': '件数' }, value: null },
  })
})

test('there are no words for what the form does not have or does not label, and a choice it does not offer stands as it is', () => {
  expect(valueWords(schema, { bare: 'x', gone: 1, toString: 2, condition: 'burnt', checks: ['box', 'else'] })).toEqual({
    condition: { label: { en: 'What came', 'zh-CN': '到货情况' }, value: null },
    checks: { label: { en: 'Checked', 'zh-CN': '检查项' }, value: null },
  })
})

test.each([null, 1, 'x', [], { components: {} }])('of what is no form (%j) there are no words', (odd) => {
  expect(valueWords(odd, { condition: 'good' })).toEqual({})
})

test('an amount in minor units is told as money where its currency is known', () => {
  const paid = { type: 'number', key: 'paid', label: 'Paid · 金额', properties: { unit: 'minor' } }
  const words = (currency?: string) => valueWords({ components: [paid] }, { paid: 5_000 }, currency)['paid']?.value
  expect(words('CNY')).toEqual({ en: '¥50.00', 'zh-CN': '¥50.00' })
  expect(words('JPY')?.en).toContain('5,000')
  expect([words(), words('no')]).toEqual([null, null])
})

test('rows of a table are told column by column', () => {
  const { condition } = { condition: schema.components[0] }
  const table = { type: 'dynamiclist', path: 'goods', label: 'Goods · 商品', components: [condition] }
  const goods = [{ condition: 'good' }, { condition: 'burnt', gone: 1 }]
  const label = { en: 'What came', 'zh-CN': '到货情况' }
  expect(valueWords({ components: [table] }, { goods })).toEqual({
    goods: {
      label: { en: 'Goods', 'zh-CN': '商品' },
      value: null,
      rows: [
        { condition: { label, value: { en: 'As expected', 'zh-CN': '相符' } } },
        { condition: { label, value: null } },
      ],
    },
  })
  expect(valueWords({ components: [table] }, { goods: 'none' })['goods']).not.toHaveProperty('rows')
})

test('a moment is called by its date, or by its time', () => {
  const moments = {
    components: [
      { type: 'datetime', subtype: 'datetime', key: 'visit', dateLabel: 'Day · 日期', timeLabel: 'Time · 时间' },
      { type: 'datetime', subtype: 'time', key: 'from', timeLabel: 'From · 开始' },
    ],
  }
  expect(valueWords(moments, { visit: '2026-11-11T17:42+08:00', from: '09:00' })).toEqual({
    visit: { label: { en: 'Day', 'zh-CN': '日期' }, value: null },
    from: { label: { en: 'From', 'zh-CN': '开始' }, value: null },
  })
})
