import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, RUNS, read } from '../../test/editing.ts'
import { flow, packFlows } from '../../test/pack.ts'
import { randomEdit } from '../../test/random-edit.ts'
import { comparePlainFlows, editFlow, type FlowVocabulary, type PlainChange, type PlainEdit } from '../index.ts'

const named = (key: string, en: string, zh: string) => ({ key, name: { en, 'zh-CN': zh } })

const vocabulary: FlowVocabulary = {
  groups: [
    named('store-managers', 'Store managers', '店长'),
    named('service-agents', 'Service agents', '客服'),
    named('finance', 'Finance', '财务'),
  ],
  forms: [
    {
      ...named('return-refund-decision', 'Return: Decide', '退货：审核'),
      fields: [{ name: 'note', label: { en: 'Note', 'zh-CN': '说明' }, type: 'text', options: [] }],
    },
    { ...named('settle-by-hand', 'Settle by hand', '人工处理'), fields: [] },
  ],
  processes: [],
  calendars: [],
  templates: [named('request-refused', 'Request refused', '申请被拒')],
  decisions: [],
  work: [],
  caseTypes: [],
}

async function compared(before: string, after: string): Promise<readonly PlainChange[]> {
  const answer = await comparePlainFlows(before, after, vocabulary)
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value.changes
}

const RETURN = flow('return-refund.bpmn')
const told = async (edit: PlainEdit) =>
  (await compared(RETURN, await edited(RETURN, edit))).map(({ kind, words }) => [kind, words.en, words['zh-CN']])
const words = (en: string, zh: string) => ({ en, 'zh-CN': zh })

describe('who changes a flow in steps reads the change in steps', () => {
  test('a step that comes in is one thing, with where it stands', async () => {
    const step = { kind: 'tell', name: words('Say so', '告知'), template: 'request-refused' } as const
    expect(await told({ kind: 'insert', flow: 'JudgeToOutcome', step })).toEqual([
      [
        'added',
        'Added: “Say so” – The customer is told: “Request refused”; after “Judge”',
        '新增“告知”：通知客户：“申请被拒”；在“判定”之后',
      ],
    ])
  })

  test('an approval comes with the branch behind it: what it asks, and where its ways lead', async () => {
    const step = {
      kind: 'approval',
      name: words('Store managers approve', '店长审批'),
      who: { kind: 'groups', groups: ['store-managers'] },
      form: null,
      due: { duration: 'P2D', calendar: 'office-hours' },
      refused: { kind: 'step', id: 'TellRefused' },
      only: null,
    } as const
    const changes = await told({ kind: 'insert', flow: 'JudgeToOutcome', step })
    expect(changes.map(([kind]) => kind)).toEqual(['added', 'added'])
    expect(changes[0]?.[2]).toBe('新增“店长审批”：店长审批，2 个工作日内；在“判定”之后')
    expect(changes[1]?.[2]).toContain('；在“店长审批”之后；通向')
    expect(changes[1]?.[2]).toContain('“告知拒绝”')
  })

  test('what a step says is told as it was and as it is', async () => {
    const changes = {
      name: words('Check', '复核'),
      who: { kind: 'groups', groups: ['finance'] },
      due: { duration: 'P2D', calendar: 'office-hours' },
      form: 'settle-by-hand',
      rights: { note: 'required' },
    } as const
    expect((await told({ kind: 'change', element: 'Decide', changes })).map(([, , zh]) => zh)).toEqual([
      '“复核”：名称由“人工审核”改为“复核”',
      '“复核”：由“规则指定的人员（默认客服）审批，1 个工作日内”改为“财务审批，2 个工作日内”',
      '“复核”：表单由“退货：审核”改为“人工处理”',
      '“复核”：字段“note”设为“必填”',
    ])
  })

  test('a step that goes is one thing, a step that moves another', async () => {
    expect(await told({ kind: 'remove', element: 'TellRefused', keep: null })).toEqual([
      [
        'removed',
        'Removed: “Notify: rejected” – The customer is told: “Request refused”',
        '删除“告知拒绝”：通知客户：“申请被拒”',
      ],
    ])
    const [moved, ...more] = await told({ kind: 'move', element: 'LookUp', direction: 'down' })
    expect(moved?.[0]).toBe('moved')
    expect(more).toEqual([])
  })

  test('a way that is taken for something else, or leads elsewhere, is told of the card that it leaves', async () => {
    const [condition] = await compared(
      RETURN,
      RETURN.replace('=decision = &quot;approve&quot;', '=decision = &quot;grant&quot;'),
    )
    expect(condition).toMatchObject({ element: 'Granted', kind: 'changed', isAdvanced: false })
    const { scopes } = await read(RETURN)
    const way = scopes[0]?.ways.find(({ from, isDefault }) => from === 'Granted' && isDefault)
    const lead = await told({ kind: 'lead', flow: way?.id ?? '', to: 'Open' })
    expect(lead.at(0)?.[2]).toMatch(/^“.*”：路径.*改为通向“.*”，原通向“.*”/)
  })
})

test('a name that was changed in one language alone says which', async () => {
  const changes = { name: words('Decide', '复核') }
  expect(await told({ kind: 'change', element: 'Decide', changes })).toEqual([
    ['changed', '“Decide”: name changed in Chinese', '“复核”：名称由“人工审核”改为“复核”'],
  ])
})

test('what no card says is told as a setting of the expert view, at its card', async () => {
  const renamed = RETURN.replace('resultVariable="judgement"', 'resultVariable="verdict"')
  expect((await compared(RETURN, renamed)).map((one) => one.words['zh-CN'])).toEqual([
    '“判定”：结果名称由“judgement”改为“verdict”',
  ])
  const asked = RETURN.replace('<zeebe:taskDefinition type="cases.look-up"', '$& retries="9"')
  expect(asked).not.toBe(RETURN)
  expect(await compared(RETURN, asked)).toMatchObject([
    { element: 'LookUp', isAdvanced: true, words: { 'zh-CN': '“查询订单”：仅在流程图（BPMN）中显示的设置有改动' } },
  ])
  const data = RETURN.replace(
    '</bpmn:process>',
    '<bpmn:textAnnotation id="n"><bpmn:text>x</bpmn:text></bpmn:textAnnotation></bpmn:process>',
  )
  expect(await compared(RETURN, data)).toMatchObject([{ element: null, isAdvanced: true }])
})

test('flows that say the same differ in nothing, however they are written and drawn', async () => {
  for (const xml of Object.values(packFlows)) {
    expect(
      await compared(xml, xml.replaceAll('><', '> <!-- a remark --> <').replaceAll(/ x="(\d)/g, ' x="1$1')),
    ).toEqual([])
  }
})

test('an edit is told, and told of itself: nothing of a step that it left alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.values(packFlows)), fc.infiniteStream(fc.nat()), async (xml, seeds) => {
      const plain = await read(xml)
      const [edit] = fc.sample(randomEdit(plain), { numRuns: 1, seed: seeds.next().value ?? 0 })
      const answer = edit === undefined ? null : await editFlow(xml, edit)
      if (edit === undefined || answer?.ok !== true) return
      const changes = await compared(xml, answer.value.xml)
      const backwards = await compared(answer.value.xml, xml)
      expect(changes.length === 0, JSON.stringify(edit)).toBe(backwards.length === 0)
      if (edit.kind === 'insert') {
        expect(changes.map(({ kind }) => kind)).not.toContain('removed')
        expect(changes.filter(({ kind }) => kind === 'added').map(({ element }) => element)).toContain(
          answer.value.focus,
        )
        expect(changes.filter(({ isAdvanced }) => isAdvanced)).toEqual([])
      }
      if (edit.kind === 'change') {
        expect(new Set(changes.map(({ element }) => element)).isSubsetOf(new Set([edit.element]))).toBe(true)
      }
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  )
})

test('no value of a flow changes silently', async () => {
  const process = RETURN.slice(0, RETURN.indexOf('</bpmn:process>'))
  const begin = process.indexOf('<bpmn:process')
  const values = [
    ...process.matchAll(/\s(?!id=|xsi:)[\w:]+="([^"]+)"|<bpmn:conditionExpression[^>]*>([^<]+)</g),
  ].filter(({ index }) => index > begin)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...values), async (match) => {
      const value = match[1] ?? match[2] ?? ''
      const at = match.index + match[0].indexOf(value)
      const changed = `${RETURN.slice(0, at)}${value}x${RETURN.slice(at + value.length)}`
      expect(await compared(RETURN, changed), match[0]).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
})
