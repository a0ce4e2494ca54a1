import type { z } from 'zod'
import { exampleQuote } from './repair-quotes.ts'
import type { loan, repair, repairDetail } from './repairs.ts'
import { exampleRemedies } from './units.ts'

/** Example content for the API documentation, on the wire. */
export const exampleRepair: z.input<typeof repair> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d70',
  number: 'RP00000012',
  stage: 'quoted',
  goodsHere: true,
  quoted: 'before-repair',
  unitId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d60',
  orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  orderNumber: '2026030100017',
  source: 'shop',
  customer: '14527',
  product: 'TV-55',
  serial: 'SN-7',
  fault: '开机无画面',
  cause: 'defect',
  requestedAt: '2027-06-01T02:00:00Z',
  receivedAt: '2027-06-02T02:00:00Z',
  lastAt: '2027-06-03T02:00:00Z',
  waitingSince: null,
  waitingDays: null,
  partsOverdue: false,
  closedAt: null,
  loanOut: false,
  fields: {},
  version: 3,
}

export const exampleLoan: z.input<typeof loan> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d72',
  product: 'TV-43',
  serial: 'LOAN-3',
  givenAt: '2027-06-02T02:00:00Z',
  givenBy: 'lin@example.com',
  dueOn: '2027-07-02',
  conditionGiven: null,
  takenBackAt: null,
  takenBackBy: null,
  conditionBack: null,
}

export const exampleRepairDetail: z.input<typeof repairDetail> = {
  ...exampleRepair,
  orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  replacedUnitId: null,
  diagnosis: '屏幕排线损坏',
  possible: ['quote', 'approve', 'decline', 'cancel'],
  account: {
    agreed: null,
    charged: null,
    warrantyCost: null,
    received: { minor: 0, currency: 'CNY' },
    paidBack: { minor: 0, currency: 'CNY' },
    owed: { minor: 0, currency: 'CNY' },
  },
  remedies: [exampleRemedies],
  steps: [
    {
      number: 1,
      action: 'receive',
      stage: 'received',
      at: '2027-06-02T02:00:00Z',
      by: 'lin@example.com',
      note: null,
      details: null,
    },
  ],
  quotes: [exampleQuote],
  parts: [],
  loans: [],
  payments: [],
}
