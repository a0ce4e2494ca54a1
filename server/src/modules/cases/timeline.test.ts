import type { DecisionTrace } from '@aftersale/decision'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import type { HistoryEntry, InstanceHistory } from '../../engine/index.ts'
import { Withholding } from './field-rights/withholding.ts'
import { entryWithout, timelineOf } from './timeline.ts'

const at = instant('2026-03-01T12:00:00Z')
const name = { en: 'Judge', 'zh-CN': '判定' }

const trace = (given: Partial<DecisionTrace> = {}): DecisionTrace => ({
  decision: { id: 'd', name: 'Judgement', label: 'Judgement · 判定' },
  hitPolicy: 'FIRST',
  inputs: [{ label: 'Days · 天数', expression: 'days', value: 3 }],
  matched: [
    { index: 1, id: null, annotations: [], inputEntries: ['> 1'], outputs: [{ name: 'r', label: 'r', value: 'x' }] },
  ],
  usedDefault: false,
  columns: [{ name: 'r', label: 'r', words: {} }],
  result: 'x',
  warnings: [],
  ...given,
})

const entry = (given: Partial<HistoryEntry>): HistoryEntry => ({
  at,
  kind: 'passed',
  element: 'E',
  elementKind: 'businessRuleTask',
  name,
  flow: null,
  decision: null,
  by: null,
  submitted: null,
  form: null,
  task: null,
  recounted: null,
  cause: null,
  ...given,
})

const history = (...entries: readonly HistoryEntry[]): InstanceHistory => ({
  process: { key: 'p', version: 3, name },
  startedAt: at,
  endedAt: null,
  variables: {},
  entries,
  tasks: [],
  incidents: [],
})

/** What follows the opening. */
const after = (...entries: readonly HistoryEntry[]) => timelineOf(history(...entries)).slice(1)
const judged = (...traces: readonly DecisionTrace[]) =>
  after(entry({ decision: { key: 'd', version: 2, trace: traces } }))[0]

test('a rule without a note is told by its conditions, in each language by its labels', () => {
  expect(judged(trace())?.rule?.rules).toEqual([
    { id: '', position: 1, sentence: { en: 'Days > 1', 'zh-CN': '天数 > 1' } },
  ])
})

test('a rule that asks nothing holds always', () => {
  const [rule] = trace().matched
  const always = trace({ matched: rule === undefined ? [] : [{ ...rule, inputEntries: ['-'] }] })
  expect(judged(always)?.rule?.rules[0]?.sentence).toEqual({ en: 'always', 'zh-CN': '总是' })
})

test('of several tables the last is the decision; the sentence tells of all', () => {
  const first = trace({ decision: { id: 'first', name: 'First', label: 'First' } })
  const told = judged(first, trace())
  expect(told?.rule?.name).toEqual({ en: 'Judgement', 'zh-CN': '判定' })
  expect(told?.title.en).toMatch(/“First”.*“Judgement”/)
})

test('what a rule says is told under the names that its writer gave, with the words written for its value', () => {
  const columns = [
    { name: 'fee', label: 'Fee, yuan · 费用（元）', words: {} },
    { name: 'fault', label: 'Fault · 责任方', words: { seller: 'Seller · 卖家' } },
  ]
  const fee = { key: 'fee', name: { en: 'Fee, yuan', 'zh-CN': '费用（元）' } }
  const fault = { key: 'fault', name: { en: 'Fault', 'zh-CN': '责任方' } }
  const said = { en: 'Seller', 'zh-CN': '卖家' }
  expect(judged(trace({ columns, result: { fee: 0, fault: 'seller' } }))?.rule?.columns).toEqual([
    fee,
    { ...fault, said },
  ])
  expect(judged(trace({ columns, result: { fee: 0, fault: 'constructor' } }))?.rule?.columns).toEqual([fee, fault])
  expect(judged(trace({ columns: columns.slice(1), result: 'seller' }))?.rule?.columns).toEqual([{ ...fault, said }])
})

test('where no rule fitted, the entry says so and names none', () => {
  const told = judged(trace({ matched: [], result: null }))
  expect(told?.rule?.rules).toEqual([])
  expect(told?.title.en).toMatch(/^No rule of “Judgement”/)
  expect(told?.title['zh-CN']).toMatch(/^“判定”没有规则/)
})

test('a decision without a table is a step like any other', () => {
  expect(judged()).toMatchObject({ kind: 'step', title: name })
})

test('a start and a gateway whose flows have no names are not worth a line; a retry is, with who asked for it', () => {
  expect(after(entry({ elementKind: 'startEvent' }), entry({ elementKind: 'exclusiveGateway' }))).toEqual([])
  expect(after(entry({ kind: 'retried', elementKind: 'serviceTask', by: 'ann' }))).toMatchObject([
    {
      kind: 'step',
      actor: { kind: 'person', name: 'ann' },
      title: { en: 'Tried again: “Judge”', 'zh-CN': '重试：“判定”' },
    },
  ])
})

test('a deadline that a calendar moved is told with both times, and not as a task that is done', () => {
  const recounted = {
    what: 'dueDate',
    calendar: 'desk',
    from: '2026-03-03T03:00:00.000Z',
    to: '2026-03-04T03:00:00.000Z',
  } as const
  expect(after(entry({ kind: 'recounted', elementKind: 'userTask', recounted }))).toMatchObject([
    {
      kind: 'step',
      title: { en: expect.stringMatching(/calendar changed: “Judge”/) },
      values: { calendar: 'desk', to: recounted.to },
    },
  ])
})

test('what a person filled in is told by the labels of the form that was in force', () => {
  const form = JSON.stringify({
    components: [
      { type: 'radio', key: 'condition', label: 'Came · 到货', values: [{ value: 'good', label: 'Good · 完好' }] },
    ],
  })
  const [told] = after(entry({ kind: 'left', elementKind: 'userTask', submitted: { condition: 'good', x: 1 }, form }))
  expect(told?.values).toEqual({ condition: 'good', x: 1 })
  expect(told?.words).toEqual({
    condition: { label: { en: 'Came', 'zh-CN': '到货' }, value: { en: 'Good', 'zh-CN': '完好' } },
  })
})

test('of rows, what is withheld in them is told neither by its value nor by its words', () => {
  const rights = { hidden: new Set(['bank']), readonly: new Set<string>(), listed: new Set<string>() }
  const said = (en: string) => ({ label: { en, 'zh-CN': en }, value: { en: 'said', 'zh-CN': 'said' } })
  const row = { bank: said('bank'), note: said('note') }
  const parts = [{ bank: 'x', note: 'y' }]
  const step = { at, kind: 'task-completed', actor: { kind: 'machine', name: 'm' }, title: name } as const
  const words = { parts: { ...said('parts'), rows: [row] }, bank: said('bank') }
  const entryOfAll = { ...step, at, values: { parts }, words }
  expect(entryWithout(entryOfAll, new Withholding(rights, [['parts', 'bank']], []))).toMatchObject({
    values: { parts: [{ note: 'y' }] },
    words: { parts: { rows: [{ note: said('note') }] } },
  })
  const told = entryWithout(entryOfAll, new Withholding(rights, [['parts', 'bank']], []))
  expect(JSON.stringify(told)).not.toContain('bank')
})
