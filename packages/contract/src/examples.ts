import type { z } from 'zod'
import type { listedCase } from './case-lists.ts'
import type { caseDetail, caseSummary, task, timelineEntry } from './cases.ts'

/** Example content for the API documentation, on the wire. */
export const exampleTask: z.input<typeof task> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12',
  caseId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  caseNumber: 'R000042',
  element: 'Decide',
  name: { en: 'Decide', 'zh-CN': '人工审核' },
  state: 'open',
  groups: ['store-managers'],
  form: { id: 'return-decision', schema: { components: [] }, rights: {}, data: { found: true }, currency: 'GBP' },
  createdAt: '2026-03-01T08:00:00Z',
  dueAt: null,
  subject: {
    reason: 'tooOld',
    product: '22752',
    productName: 'SET 7 BABUSHKA NESTING BOXES',
    customer: '14527',
    quantity: 1,
    refund: { minor: 850, currency: 'GBP' },
    requestedAt: '2026-03-01T07:59:58Z',
  },
}

export const exampleCase: z.input<typeof caseSummary> = {
  id: exampleTask.caseId,
  number: exampleTask.caseNumber,
  type: 'return',
  title: null,
  priority: 'normal',
  channel: null,
  state: 'waiting',
  outcome: null,
  judgement: 'person',
  reason: 'tooOld',
  source: 'shop',
  externalId: 'C536379-2',
  customer: '14527',
  orderNumber: null,
  product: '22752',
  productName: 'SET 7 BABUSHKA NESTING BOXES',
  productWords: null,
  quantity: 1,
  cause: null,
  refund: { minor: 850, currency: 'GBP' },
  requestedAt: '2026-03-01T07:59:58Z',
  openedAt: '2026-03-01T08:00:00Z',
  closedAt: null,
}

export const exampleListedCase: z.input<typeof listedCase> = {
  ...exampleCase,
  customerName: null,
  dueAt: '2026-03-02T08:00:00Z',
  groups: exampleTask.groups,
  assignees: [{ email: 'lin@example.com', name: '林晓' }],
  score: null,
  fields: {},
}

const exampleJudgement: z.input<typeof timelineEntry> = {
  at: '2026-03-01T08:00:00Z',
  kind: 'rule',
  actor: { kind: 'machine', name: 'aftersale' },
  title: { en: 'Judged by “Return judgement”: to a person (tooOld)', 'zh-CN': '规则“退货判定”：转人工（超期）' },
  element: 'Judge',
  rule: {
    decision: 'return-judgement',
    name: { en: 'Return judgement', 'zh-CN': '退货判定' },
    version: 1,
    inputs: [{ name: { en: 'Oldest line, days', 'zh-CN': '最早购买天数' }, value: 41 }],
    rules: [
      {
        id: 'rule-too-old',
        position: 2,
        sentence: { en: 'Past the return window: the store manager decides', 'zh-CN': '超过退货期限，由店长决定' },
      },
    ],
    output: { outcome: 'person', reason: 'tooOld', group: 'store-managers' },
    columns: [
      { key: 'outcome', name: { en: 'Outcome', 'zh-CN': '结果' }, said: { en: 'A person decides', 'zh-CN': '转人工' } },
      { key: 'reason', name: { en: 'Reason', 'zh-CN': '原因' } },
      { key: 'group', name: { en: 'Who decides', 'zh-CN': '由谁决定' } },
    ],
  },
}

export const exampleCaseDetail: z.input<typeof caseDetail> = {
  ...exampleCase,
  typeVersion: null,
  fields: {},
  flow: { id: 'return', name: { en: 'Return and refund', 'zh-CN': '退货退款' }, version: 1 },
  lines: [
    {
      orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
      orderNumber: '536365',
      productName: 'SET 7 BABUSHKA NESTING BOXES',
      orderedAt: '2026-01-19T08:00:00Z',
      units: 1,
      refund: { minor: 850, currency: 'GBP' },
      releasedAt: null,
    },
  ],
  tasks: [exampleTask],
  incidents: [],
  awaits: [],
  timeline: [exampleJudgement],
}
