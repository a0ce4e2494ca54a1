import { expect, test } from 'vitest'
import { allProblems, type FlowProblem, flowProblems } from './flow-problems.ts'
import { lossesOf } from './import-losses.ts'
import { translated } from './words/translate.ts'
import { workTemplates } from './work-templates.ts'

const problem = (code: string, element: string | null, en = code): FlowProblem => ({
  code,
  element,
  message: { en, 'zh-CN': en },
})

test('what is drawn is judged by the engine itself, with the element', async () => {
  const open = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true">'
  const found = await flowProblems(`${open}<startEvent id="s" /><serviceTask id="w" /></process></definitions>`)
  expect(found.map(({ element }) => element)).toContain('w')
  expect(await flowProblems(`${open}<startEvent id="s" /></process></definitions>`)).toEqual([])
})

test('the server’s reasons stand beside the engine’s, each once; those of the engine that are mended are gone', () => {
  const own = [problem('process.a', 'x')]
  const server = [problem('process.a', 'x'), problem('process.mended', 'y'), problem('engine.form-unknown', 'x')]
  expect(allProblems(own, server).map(({ code }) => code)).toEqual(['process.a', 'engine.form-unknown'])
})

test('what saving would lose is told with its line; what is kept is not', () => {
  const unparsable = 'unparsable content <bpmn:foo> detected\n\tline: 105\n\tcolumn: 4\n\tnested error: unknown type'
  expect(
    lossesOf([
      { message: unparsable },
      { message: 'unresolved reference <Gone>', element: { id: 'Flow' } },
      { message: 'unknown attribute <x>', element: { id: 'Task' } },
    ]),
  ).toEqual([
    { what: '<bpmn:foo>', line: 106, element: null },
    { what: 'Gone', line: null, element: 'Flow' },
  ])
})

test('every work, decision and form is a template that names the step in both languages', () => {
  const name = { en: 'Refund', 'zh-CN': '退款' }
  const none = { groups: [], processes: [], calendars: [], templates: [], caseTypes: [] }
  const decision = { key: 'return-judgement', name, resource: 'r.dmn', inputs: [], outputs: [] }
  const vocabulary = {
    ...none,
    work: [{ key: 'w', name }],
    forms: [{ key: 'f', name, fields: [] }],
    decisions: [decision],
  }
  const templates = workTemplates(vocabulary, 'zh-CN')
  expect(templates).toMatchObject([
    { name: '退款', elementType: { value: 'bpmn:ServiceTask' } },
    { name: '退款', elementType: { value: 'bpmn:BusinessRuleTask' } },
    { name: '退款', elementType: { value: 'bpmn:UserTask' } },
  ])
  for (const template of templates) expect(JSON.stringify(template)).toMatch(/"Refund".*"退款"/)
})

test('the libraries’ texts are said in Chinese with what they are about; what has no word stays', () => {
  expect(translated('Append end event', 'zh-CN')).toBe('追加结束事件')
  expect(translated('Open {element}', 'zh-CN', { element: 'Sub-process' })).toBe('打开子流程')
  expect(translated('Camunda Form', 'en')).toBe('Form of this system')
  expect(translated('Nobody knows this', 'zh-CN')).toBe('Nobody knows this')
})
