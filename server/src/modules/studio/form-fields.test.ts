import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formFieldsOf } from './form-fields.ts'

test('a form tells what it asks in both languages, with what can be chosen; long remarks are nothing to compare with', () => {
  const form = readFileSync(join(import.meta.dirname, '../../../../pack/retail/goods-inspection.form'), 'utf8')
  const fields = formFieldsOf(form)
  expect(fields.map(({ name, type }) => [name, type])).toEqual([
    ['condition', 'choice'],
    ['receivedUnits', 'number'],
    ['serial', 'text'],
  ])
  expect(fields[0]).toMatchObject({
    label: { en: 'Goods received', 'zh-CN': '到货情况' },
    options: [
      { value: 'good', label: { en: 'As expected, good condition', 'zh-CN': '相符且完好' } },
      { value: 'damaged', label: { en: 'Damaged', 'zh-CN': '破损' } },
      { value: 'wrong', label: { en: 'Not what was requested', 'zh-CN': '与申请不符' } },
    ],
  })
})
