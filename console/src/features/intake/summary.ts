import type { AnswerOf, routes } from '@aftersale/contract'

export type Summary = AnswerOf<(typeof routes)['getSummary']>

/** The cases of requests, in the list of cases. */
export const REQUESTS = { type: 'return' } as const

/** Where a part of the requests went, and the filter of the list that shows it. */
export type Share = {
  readonly key: string
  readonly count: number
  /** Its colour and pattern, from 0: the parts of one bar differ. */
  readonly look: number
  readonly filter: { readonly type: string; readonly judgement: string; readonly reason?: string }
}

/** So many looks are told apart; what is rarer than that shares the last one. */
const LOOKS = 8

/**
 * How the requests were judged: approved, handed to a person for a reason, the most frequent first, or neither: refused, or
 * not judged yet.
 */
export function sharesOf({ requests, approved, toPerson }: Summary): {
  approved: Share
  reasons: Share[]
  handed: number
  others: number
} {
  const counts = Object.entries(toPerson)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
  const reasons = counts.map(([key, count], at) => {
    return { key, count, look: Math.min(at + 1, LOOKS - 1), filter: { ...REQUESTS, judgement: 'person', reason: key } }
  })
  const handed = reasons.reduce((sum, { count }) => sum + count, 0)
  return {
    approved: { key: 'approved', count: approved, look: 0, filter: { ...REQUESTS, judgement: 'approve' } },
    reasons,
    handed,
    others: Math.max(requests - approved - handed, 0),
  }
}

/** How often rows were rejected for each reason, the most frequent first. */
export const rejectsOf = ({ rejected }: Summary): [reason: string, count: number][] =>
  Object.entries(rejected).toSorted(([, a], [, b]) => b - a)
