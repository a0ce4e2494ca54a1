import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from '../layout/lay-out.ts'
import { readDiagram } from '../reading/read-diagram.ts'
import { writeDiagram } from '../writing/write-diagram.ts'
import { compareFlows } from './compare-flows.ts'

const flow = await readFile(new URL('../../../../pack/retail/return.bpmn', import.meta.url), 'utf8')

function compared(before: string, after: string) {
  const comparison = compareFlows(before, after)
  if (!comparison.ok) throw new Error(`expected a comparison, got line ${comparison.refusal.line}`)
  return comparison.value
}

const wordsOf = (after: string) => compared(flow, after).changes.map(({ words }) => [words.en, words['zh-CN']])

test.each<[what: string, from: string, to: string, en: string, zh: string]>([
  [
    'a form',
    'formId="return-decision"',
    'formId="other"',
    'User task “Decide”: form changed from “return-decision” to “other”',
    '人工任务“人工审核”：表单由“return-decision”改为“other”',
  ],
  [
    'who does it',
    '<zeebe:assignmentDefinition candidateGroups="=judgement.group" />',
    '',
    'User task “Decide”: groups that do it taken away, was “=judgement.group”',
    '人工任务“人工审核”：办理组已去掉，原为“=judgement.group”',
  ],
  [
    'where a line leads, by the name of the step',
    'sourceRef="Decide" targetRef="Decision"',
    'sourceRef="Decide" targetRef="Refund"',
    'Line from “Decide” to “Approve refund”: where it leads changed from “Granted?” to “Approve refund”',
    '从“人工审核”到“批准退款”的连线：终点由“是否同意？”改为“批准退款”',
  ],
  [
    'words of ours',
    '<zeebe:userTask />',
    '<zeebe:userTask /><a:approval xmlns:a="https://aftersale.example/schema/bpmn/1.0" policy="all" />',
    'User task “Decide”: how several approve set to all of them',
    '人工任务“人工审核”：审批方式设为会签',
  ],
  [
    'words of another engine, as they are written',
    'id="Release" name',
    'id="Release" camunda:x="1" xmlns:camunda="urn:c" name',
    'Service task “Release units”: “camunda:x” set to “1”',
    '服务任务“释放占用”：“camunda:x”设为“1”',
  ],
])('%s', (_, from, to, en, zh) => {
  expect(flow).toContain(from)
  const [[english, chinese] = []] = wordsOf(flow.replace(from, to))
  expect([english, chinese]).toEqual([en, zh])
})

test('what is new and what is gone is named with what it connects', () => {
  const without = flow.replace(/<bpmn:sequenceFlow id="ToRefused".*/, '')
  expect(compared(flow, without).changes).toEqual([
    {
      element: 'ToRefused',
      thing: 'ToRefused',
      tag: 'bpmn:sequenceFlow',
      setting: null,
      kind: 'removed',
      words: {
        en: 'Removed: line from “Release units” to “Rejected”',
        'zh-CN': '删除：从“释放占用”到“已拒绝”的连线',
      },
    },
  ])
  expect(compared(without, flow).changes[0]?.words.en).toBe('Added: line from “Release units” to “Rejected”')
})

test('a setting is told with its path, an element without an id with what it connects', () => {
  const places = (after: string) => compared(flow, after).changes.map(({ thing, setting }) => [thing, setting])
  expect(places(flow.replace('id="ToRefused" ', ''))).toEqual([
    ['Release-Refused', null],
    ['ToRefused', null],
  ])
  expect(places(flow.replace(/(zeebe:taskDefinition type=")/, '$1x'))[0]?.[1]).toBe(
    '/bpmn:extensionElements/zeebe:taskDefinition@type',
  )
})

test('another kind of task is the same task changed', () => {
  const other = flow
    .replace('serviceTask id="Release"', 'sendTask id="Release"')
    .replace(/(id="Release"[\s\S]*?)<\/bpmn:serviceTask>/, '$1</bpmn:sendTask>')
  expect(wordsOf(other)[0]?.[0]).toBe('Send task “Release units”: kind changed from service task to send task')
})

test('what only moved is told apart', () => {
  const { changes, moved } = compared(flow, flow.replace('x="190" y="105"', 'x="191" y="105"'))
  expect({ changes, moved }).toEqual({ changes: [], moved: ['Requested'] })
})

test('prefixes, order, defaults and white space make no difference', () => {
  const rewritten = flow
    .replaceAll('bpmn:', 'b:')
    .replace('xmlns:bpmn=', 'xmlns:b=')
    .replaceAll('xsi:type="b:tFormalExpression"', '')
    .replaceAll(/<b:(incoming|outgoing)>.*<\/b:\1>\n/g, '')
    .replace(/( *<b:endEvent id="Refunded"[\s\S]*?<\/b:endEvent>\n)([\s\S]*?)( *<b:sequenceFlow)/, '$2$1$3')
  expect(rewritten).not.toBe(flow)
  expect(compared(flow, rewritten)).toEqual({ changes: [], moved: [] })
})

test('a new layout changes nothing', () => {
  const read = readDiagram(flow)
  const written = read.ok ? writeDiagram(flow, layOut(read.value.flow)) : read
  expect(written.ok ? compared(flow, written.value).changes : written).toEqual([])
})

test('what is no BPMN is refused with the line', () => {
  expect(compareFlows(flow, '<a/>')).toMatchObject({ ok: false, refusal: { code: 'diagram.not-bpmn', line: 1 } })
})

test('no attribute and no text changes silently', () => {
  const process = flow.slice(0, flow.indexOf('</bpmn:process>'))
  const begin = process.indexOf('<bpmn:process')
  const values = [
    ...process.matchAll(/\s(?!id=|xsi:)[\w:]+="([^"]+)"|<bpmn:conditionExpression[^>]*>([^<]+)</g),
  ].filter(({ index }) => index > begin)
  fc.assert(
    fc.property(fc.constantFrom(...values), (match) => {
      const value = match[1] ?? match[2] ?? ''
      const at = match.index + match[0].indexOf(value)
      const changed = `${flow.slice(0, at)}${value}x${flow.slice(at + value.length)}`
      expect(compared(flow, changed).changes, match[0]).not.toEqual([])
    }),
    { numRuns: 50 },
  )
})
