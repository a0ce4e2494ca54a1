import { expect, test } from 'vitest'
import { differenceOf } from './difference-of.ts'

const flow = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><process id="p"><task id="a" name="Ask · 询问" /></process>
  <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"><bpmndi:BPMNShape bpmnElement="a">
  <dc:Bounds x="10" y="20" width="100" height="80" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`

const rules = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
  <decision id="d" name="limit" label="Limit · 限额"><literalExpression><text>5000</text></literalExpression></decision></definitions>`

const form = JSON.stringify({
  id: 'f',
  components: [{ type: 'textfield', id: 'x', key: 'reason', label: 'Reason · 原因' }],
})

test('a file that is new, gone or the same says so', () => {
  expect(differenceOf('flow', null, flow)).toMatchObject([{ kind: 'added', words: { 'zh-CN': '新文件' } }])
  expect(differenceOf('flow', flow, null)).toMatchObject([{ kind: 'removed' }])
  expect(differenceOf('flow', flow, flow)).toEqual([])
})

test('what only moved in the drawing is one sentence', () => {
  expect(differenceOf('flow', flow, flow.replace('x="10"', 'x="11"')).map(({ words }) => words.en)).toEqual([
    'The drawing: 1 element stands elsewhere, which changes nothing of what happens',
  ])
})

test('flows, rules and forms are told in words', () => {
  expect(differenceOf('flow', flow, flow.replace('询问', '提问'))).toMatchObject([
    {
      element: 'a',
      words: { en: 'Task “Ask”: name changed in Chinese', 'zh-CN': '任务“提问”：名称由“询问”改为“提问”' },
    },
  ])
  expect(differenceOf('rules', rules, rules.replace('5000', '8000'))).toMatchObject([
    { element: 'd', words: { 'zh-CN': '决策“限额”：表达式由“5000”改为“8000”' } },
  ])
  expect(differenceOf('form', form, form.replace('原因', '理由'))).toMatchObject([{ element: 'x' }])
})

test('other files are told place by place', () => {
  const before = JSON.stringify({ days: [{ name: 'mon', from: '09:00' }] })
  const after = JSON.stringify({
    days: [
      { name: 'sun', from: '10:00' },
      { name: 'mon', from: '08:30' },
    ],
  })
  expect(differenceOf('calendar', before, after).map(({ words }) => words.en)).toEqual([
    'The file: “days › sun › name” set to “sun”',
    'The file: “days › sun › from” set to “10:00”',
    'The file: “days › mon › from” changed from “09:00” to “08:30”',
  ])
})

test('members are called as people call them, and short lists are told as a whole', () => {
  const before = JSON.stringify({ weekly: { fri: [['09:00', '12:00']] }, numbering: { prefix: 'TS' } })
  const after = JSON.stringify({
    weekly: {
      fri: [
        ['09:00', '12:00'],
        ['13:30', '18:00'],
      ],
      sat: [['09:00', '12:00']],
    },
    numbering: { prefix: 'KS' },
  })
  expect(differenceOf('calendar', before, after).map(({ words }) => words['zh-CN'])).toEqual([
    '文件：“每周 › 星期五”由“09:00–12:00”改为“09:00–12:00, 13:30–18:00”',
    '文件：“每周 › 星期六”设为“09:00–12:00”',
    '文件：“编号规则 › 前缀”由“TS”改为“KS”',
  ])
})

test('a file that cannot be read is said to be so, not passed over', () => {
  expect(differenceOf('flow', '<a/>', '<b/>')).toMatchObject([
    { words: { 'zh-CN': '无法比较：其中一个文件无法读取（第 1 行）' } },
  ])
  expect(differenceOf('form', '{}', '{')).toMatchObject([{ kind: 'changed' }])
  expect(differenceOf('calendar', '{}', '{')).toMatchObject([{ kind: 'changed' }])
})
