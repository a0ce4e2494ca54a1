import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { differenceOf } from './difference-of.ts'

const pack = (name: string) => readFile(new URL(`../../../../../../pack/retail/${name}`, import.meta.url), 'utf8')

test('a file that is new, gone or the same says so', async () => {
  const flow = await pack('return.bpmn')
  expect(differenceOf('flow', null, flow)).toMatchObject([{ kind: 'added', words: { 'zh-CN': '新文件' } }])
  expect(differenceOf('flow', flow, null)).toMatchObject([{ kind: 'removed' }])
  expect(differenceOf('flow', flow, flow)).toEqual([])
})

test('what only moved in the drawing is one sentence', async () => {
  const flow = await pack('return.bpmn')
  const [change, ...others] = differenceOf('flow', flow, flow.replaceAll(/y="123"/g, 'y="124"').replaceAll('y="83"', 'y="84"'))
  expect(others).toEqual([])
  expect(change?.words.en).toBe(
    'The drawing: 3 elements stand elsewhere, which changes nothing of what happens',
  )
})

test('rules and forms are told in words', async () => {
  const rules = await pack('return-refund.dmn')
  expect(differenceOf('rules', rules, rules.replace('>&gt; 5000<', '>&gt; 8000<'))).toMatchObject([
    { element: 'return-refund-judgement', words: { 'zh-CN': '决策“退货退款判定”第 7 行：“商品金额”由“> 5000”改为“> 8000”' } },
  ])
  const form = await pack('return-refund-decision.form')
  expect(differenceOf('form', form, form.replace('同意退货退款', '同意'))).toMatchObject([{ element: 'Field_decision' }])
})

test('other files are told place by place', () => {
  const before = JSON.stringify({ days: [{ name: 'mon', from: '09:00' }] })
  const after = JSON.stringify({ days: [{ name: 'sun', from: '10:00' }, { name: 'mon', from: '08:30' }] })
  expect(differenceOf('calendar', before, after).map(({ words }) => words.en)).toEqual([
    'The file: “days › sun › name” set to “sun”',
    'The file: “days › sun › from” set to “10:00”',
    'The file: “days › mon › from” changed from “09:00” to “08:30”',
  ])
})

test('a file that cannot be read is said to be so, not passed over', () => {
  expect(differenceOf('flow', '<a/>', '<b/>')).toMatchObject([{ words: { 'zh-CN': '无法比较：其中一个文件无法读取（第 1 行）' } }])
  expect(differenceOf('form', '{}', '{')).toMatchObject([{ kind: 'changed' }])
  expect(differenceOf('calendar', '{}', '{')).toMatchObject([{ kind: 'changed' }])
})
