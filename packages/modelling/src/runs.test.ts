import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failureOf, ran } from '../../scenario/test/run.ts'
import { flow } from '../test/pack.ts'
import { editFlow, type PlainEdit } from './index.ts'

const PACK = join(import.meta.dirname, '../../../pack/retail')
const file = (name: string) => [name, readFileSync(join(PACK, name), 'utf8')] as const
const OTHERS = Object.fromEntries(
  [
    'return-refund.dmn',
    'approval.form',
    'return-refund-decision.form',
    'goods-inspection.form',
    'goods-appraisal.form',
    'overdue-goods.form',
    'settle-by-hand.form',
    'office-hours.calendar.json',
  ].map(file),
)

const approval: PlainEdit = {
  kind: 'insert',
  flow: 'JudgeToOutcome',
  step: {
    kind: 'approval',
    name: { en: 'Store managers approve', 'zh-CN': '店长审批' },
    who: { kind: 'groups', groups: ['store-managers'] },
    form: 'approval',
    due: { duration: 'P2D', calendar: 'office-hours' },
    refused: { kind: 'step', id: 'TellRefused' },
    only: {
      condition: 'facts.line.paidMinor > 10000 or facts.line.paidMinor = null',
      name: { en: 'above ¥100', 'zh-CN': '超过 100 元' },
    },
  },
}

async function edited(): Promise<string> {
  const answer = await editFlow(flow('return-refund.bpmn'), approval)
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value.xml
}

/** A return that the rule approves by itself, of goods for that much. */
const begun = (paidMinor: number | null) => [
  {
    start: 'return-refund',
    key: 'A1',
    variables: {
      case: {
        id: 'C1',
        number: 'A-1',
        type: 'return-refund',
        source: 'shop',
        channel: 'portal',
        customer: '1',
        order: 'O1',
      },
      request: { line: null, units: 1, reason: 'no-reason', goods: 'ordinary', intact: true, description: null },
      decision: 'as before',
    },
  },
  {
    complete: 'LookUp',
    variables: {
      facts: {
        found: true,
        order: { number: 'O1', currency: 'CNY', deliveredAt: '2026-01-02T01:00:00.000Z', paidMinor, shipped: true },
        line: {
          id: 'L1',
          quantity: 1,
          paidMinor,
          freeUnits: 1,
          deliveredAt: '2026-01-02T01:00:00.000Z',
          shipped: true,
        },
        customer: { cases: 0, refused: 0, refundedMinor: 0 },
      },
    },
  },
]

async function failure(steps: readonly unknown[]): Promise<string | undefined> {
  return failureOf(await ran({ ...OTHERS, 'return-refund.bpmn': await edited() }, steps))
}

test('above the amount it is asked for; granted, the flow goes on, and nobody else’s decision was overwritten', async () => {
  const granted = [
    ...begun(19_900),
    { complete: 'StoreManagersApprove', variables: { decision: 'approve' } },
    { expect: { waitingAt: ['Open'], variables: { decision: 'as before', storeManagersApproveGranted: true } } },
  ]
  expect(await failure(granted)).toBeUndefined()
})

test('refused, the customer is told with the reason that was given', async () => {
  const refused = [
    ...begun(19_900),
    { complete: 'StoreManagersApprove', variables: { decision: 'refuse', note: 'worn' } },
    { expect: { waitingAt: ['TellRefused'], variables: { note: 'worn', storeManagersApproveGranted: false } } },
  ]
  expect(await failure(refused)).toBeUndefined()
})

test('up to the amount nobody is asked; an unknown amount is for a person', async () => {
  expect(await failure([...begun(9_900), { expect: { waitingAt: ['Open'] } }])).toBeUndefined()
  expect(await failure([...begun(null), { expect: { waitingAt: ['StoreManagersApprove'] } }])).toBeUndefined()
})
