import type { AnswerOf, routes } from '@aftersale/contract'

export type Summary = AnswerOf<(typeof routes)['getSummary']>

/** Where a part of the requests went, and the filter of the list that shows it. */
export type Share = {
  readonly key: string
  readonly count: number
  readonly filter: { readonly judgement: string; readonly reason?: string }
}

/** How the requests were judged: approved, or handed to a person for a reason, the most frequent first. */
export function sharesOf({ approved, toPerson }: Summary): { approved: Share; reasons: Share[] } {
  const reasons = Object.entries(toPerson)
    .map(([key, count]) => ({ key, count, filter: { judgement: 'person', reason: key } }))
    .toSorted((a, b) => b.count - a.count)
  return { approved: { key: 'approved', count: approved, filter: { judgement: 'approve' } }, reasons }
}

/** How often rows were rejected for each reason, the most frequent first. */
export const rejectsOf = ({ rejected }: Summary): [reason: string, count: number][] =>
  Object.entries(rejected).toSorted(([, a], [, b]) => b - a)
