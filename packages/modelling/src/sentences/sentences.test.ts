import { describe, expect, test } from 'vitest'
import { flow } from '../../test/pack.ts'
import {
  conditionWords,
  editFlow,
  type FlowVocabulary,
  interruptionWords,
  knownValues,
  type PlainFlow,
  readPlainFlow,
  stepSentence,
  timingWords,
} from '../index.ts'

const named = (key: string, en: string, zh: string) => ({ key, name: { en, 'zh-CN': zh } })

const vocabulary: FlowVocabulary = {
  groups: [named('store-managers', 'Store managers', '店长'), named('service-agents', 'Service agents', '客服')],
  forms: [],
  processes: [],
  calendars: [],
  templates: [named('request-refused', 'Request refused', '申请被拒')],
  decisions: [{ ...named('return-refund-judgement', 'Return and refund', '退货退款判定'), outputs: ['outcome'] }],
  work: [named('returns.request', 'Open return', '登记退货')],
  caseTypes: [
    {
      process: 'return-refund',
      fields: [{ name: 'units', label: { en: 'Units', 'zh-CN': '件数' }, type: 'number', options: [] }],
    },
  ],
}

async function read(name: string): Promise<PlainFlow> {
  const answer = await readPlainFlow(flow(name))
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value
}

describe('a card says who does what, and until when', async () => {
  const { scopes } = await read('return-refund.bpmn')
  test.each([
    [
      'Decide',
      'Decided by whoever the rule names, or Service agents, within 1 working day',
      '规则指定的人员（默认客服）审批，1 个工作日内',
    ],
    ['Appraise', 'By Store managers, within 1 working day', '店长办理，1 个工作日内'],
    ['Judge', 'By the rule “Return and refund”', '由规则“退货退款判定”判定'],
    ['Open', 'The system does it', '系统自动完成'],
    ['Unexpected', 'If a step is rejected', '步骤被拒绝时执行'],
    ['TellRefused', 'The customer is told: “Request refused”', '通知客户：“申请被拒”'],
    ['Await', 'Waits until the parcel is delivered, at most 15 days', '等到包裹送达，最多 15 天'],
    ['Outcome', 'One of these ways is taken', '按条件选择其中一条'],
    ['Refunded', 'Ends here', '到此结束'],
  ])('%s', (id, en, zh) => {
    const scope = scopes.find(({ cards }) => cards.some((card) => card.id === id))
    const card = scope?.cards.find((one) => one.id === id)
    if (scope === undefined || card === undefined) throw new Error(`expected a card ${id}`)
    expect(stepSentence(card, scope, vocabulary, 'en')).toBe(en)
    expect(stepSentence(card, scope, vocabulary, 'zh-CN')).toBe(zh)
  })

  test.each([
    ['RemindToTellReminder', 'meanwhile, after 7 days', '期间，7 天后'],
    ['OverdueToChase', 'or, after 15 days', '或者，15 天后'],
    ['ParcelLostToLostHere', 'or, when the parcel is lost', '或者，包裹丢失时'],
  ])('an event on a card is a way of it: %s', (id, en, zh) => {
    const interruption = scopes.flatMap(({ ways }) => ways).find((way) => way.id === id)?.interruption
    if (!interruption) throw new Error(`expected ${id} to come from an event`)
    const { event, name, goesOn } = interruption
    expect(interruptionWords(event, name, goesOn, 'en')).toBe(en)
    expect(interruptionWords(event, name, goesOn, 'zh-CN')).toBe(zh)
  })
})

test.each([
  ['P2D', 'office-hours', '2 working days', '2 个工作日'],
  ['PT4H', null, '4 hours', '4 小时'],
  ['P1DT12H', null, '1 day 12 hours', '1 天12 小时'],
  ['PT90M', 'office-hours', '90 minutes', '90 分钟'],
  ['PT0S', null, 'at once', '立即'],
])('%s by %s', (duration, calendar, en, zh) => {
  expect(timingWords({ duration, calendar, text: duration }, 'en')).toBe(en)
  expect(timingWords({ duration, calendar, text: duration }, 'zh-CN')).toBe(zh)
})

test('conditions speak of amounts in yuan, of fields by their labels, of values as people say them', async () => {
  const known = knownValues(await read('return-refund.bpmn'), 'return-refund', vocabulary)
  const said = (condition: string) => [
    conditionWords(condition, known, 'en'),
    conditionWords(condition, known, 'zh-CN'),
  ]
  expect(said('facts.line.paidMinor > 100000 or facts.line.paidMinor = null')).toEqual([
    'Paid for the goods above ¥1,000, or Paid for the goods is unknown',
    '商品实付金额 超过 1,000 元；或商品实付金额 未知',
  ])
  expect(said('request.units >= 3 and judgement.outcome = "approve"')).toEqual([
    'Units at least 3 and Judge: outcome is approve',
    '件数 不低于 3，且判定：结果 是 同意',
  ])
  expect(said('count(items) > 3')).toEqual(['count(items) > 3', 'count(items) > 3'])
})

test('conditions ask about what persons filled in, in the words of the form', async () => {
  const said = (en: string, zh: string) => ({ en, 'zh-CN': zh })
  const options = [{ value: 'damaged', label: said('Damaged', '破损') }]
  const fields = [
    { name: 'condition', label: said('What came', '到货情况'), type: 'choice', options },
    { name: 'feeMinor', label: said('Fee', '费用'), type: 'minor', options: [] },
  ]
  const forms = [
    { key: 'goods-inspection', name: said('Inspection', '验货'), fields },
    {
      key: 'goods-appraisal',
      name: said('Appraisal', '定责'),
      fields: [{ name: 'appraisal', label: said('Result', '结果'), type: 'text', options: [] }],
    },
  ]
  const known = knownValues(await read('return-refund.bpmn'), 'return-refund', { ...vocabulary, forms })
  expect(conditionWords('condition = "damaged"', known, 'en')).toBe('What came is Damaged')
  expect(conditionWords('condition = "damaged"', known, 'zh-CN')).toBe('到货情况 是 破损')
  expect(conditionWords('feeMinor > 5000', known, 'en')).toBe('Fee above ¥50')
  // One step alone asks it: its name tells which.
  expect(conditionWords('appraisal = "x"', known, 'en')).toBe('Appraise damage: Result is x')
})

test('a branch behind an approval says whose approval it asks about', async () => {
  const answer = await editFlow(flow('return-refund.bpmn'), {
    kind: 'insert',
    flow: 'JudgeToOutcome',
    step: {
      kind: 'approval',
      name: { en: 'Finance approves', 'zh-CN': '财务审批' },
      who: { kind: 'groups', groups: ['finance'] },
      form: 'approval',
      due: null,
      refused: { kind: 'end', name: { en: 'Refused', 'zh-CN': '已拒绝' } },
      only: null,
    },
  })
  const after = answer.ok ? await readPlainFlow(answer.value.xml) : answer
  if (!after.ok) throw new Error(after.refusal.message.en)
  const known = knownValues(after.value, 'return-refund', vocabulary)
  expect(conditionWords('financeApprovesGranted = true', known, 'en')).toBe('Finance approves: granted: yes')
  expect(conditionWords('financeApprovesGranted = true', known, 'zh-CN')).toBe('财务审批：同意：是')
})
