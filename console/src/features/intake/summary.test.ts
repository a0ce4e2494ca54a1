import { expect, test } from 'vitest'
import { rejectsOf, type Summary, sharesOf } from './summary.ts'

const summary: Summary = {
  orderLines: 10,
  requests: 9,
  approved: 3,
  toPerson: { tooOld: 1, tooMuch: 0, notFound: 5 },
  refundedMinor: 100,
  currency: 'GBP',
  rejected: { 'no-customer': 2, 'no-product': 7 },
}

test('the reasons for a person are listed by how many there are', () => {
  const { approved, reasons } = sharesOf(summary)
  expect(approved.count).toBe(3)
  expect(reasons.map(({ key, count }) => `${key} ${count}`)).toEqual(['notFound 5', 'tooOld 1'])
})

test('all parts together are the requests, and each has a look of its own', () => {
  const parts = sharesOf({ ...summary, requests: 12 })
  expect(parts.approved.count + parts.handed + parts.others).toBe(12)
  expect([parts.approved, ...parts.reasons].map(({ look }) => look)).toEqual([0, 1, 2])
})

test('each reason leads to its own list', () => {
  const { approved, reasons } = sharesOf(summary)
  expect(approved.filter).toEqual({ type: 'return', judgement: 'approve' })
  expect(reasons.find(({ key }) => key === 'tooOld')?.filter).toEqual({
    type: 'return',
    judgement: 'person',
    reason: 'tooOld',
  })
})

test('rejected rows are listed by how many there are', () => {
  expect(rejectsOf(summary)).toEqual([
    ['no-product', 7],
    ['no-customer', 2],
  ])
})
