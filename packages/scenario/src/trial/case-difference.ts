import type { Recording } from './recording.ts'
import type { Money, Trial } from './trial.ts'

/** One past case under today's version and under the draft. */
export interface Pair {
  readonly recording: Pick<Recording, 'id' | 'isOfToday' | 'visits'>
  readonly before: Trial
  readonly after: Trial
}

/**
 * What comes out otherwise. `verdict`: granted instead of refused, or the other way round, or decided where it was not;
 * `outcome`: another end; `asked`: other people, or more, or fewer; `waits`: it goes no further than somebody's answer that the past does not
 * have; `stops`: it would stop for a reason; `rule`: another rule decided, to the same end; `path`: another way to the same end.
 */
export type Change = 'stops' | 'verdict' | 'waits' | 'outcome' | 'refund' | 'asked' | 'messages' | 'rule' | 'path'

export interface CaseDifference {
  readonly id: string
  /** The weightiest first; empty: all the same. */
  readonly changes: readonly Change[]
  /** Tasks more (or, below zero, fewer) that people get. */
  readonly asked: number
  readonly refund: Money | null
}

/** How one case comes out otherwise. */
export function caseDifference({ recording: { id }, before, after }: Pair): CaseDifference {
  const is = (change: Change, holds: boolean): Change[] => (holds ? [change] : [])
  const changes = [
    ...is('stops', isTroubled(after) && !isTroubled(before)),
    ...is('verdict', before.verdict?.granted !== after.verdict?.granted),
    ...is('waits', after.status === 'waits' && before.status === 'ended'),
    ...is('outcome', before.outcome !== after.outcome || before.end?.element !== after.end?.element),
    ...is('refund', before.refund?.minor !== after.refund?.minor || before.refund?.currency !== after.refund?.currency),
    ...is('asked', askedIn(before) !== askedIn(after)),
    ...is('messages', told(before) !== told(after)),
    ...is('rule', rulesIn(before) !== rulesIn(after)),
    ...is('path', pathIn(before) !== pathIn(after)),
  ]
  return { id, changes, asked: after.tasks.length - before.tasks.length, refund: refundChange(before, after) }
}

const isTroubled = ({ status }: Trial): boolean => status === 'stopped' || status === 'endless'

const askedIn = ({ tasks }: Trial): string =>
  JSON.stringify(tasks.map(({ assignee, groups, users, signers }) => [assignee, groups, users, signers]))

const told = ({ messages }: Trial): string => JSON.stringify(messages.map(({ template }) => template))

const rulesIn = ({ decisions }: Trial): string =>
  JSON.stringify(
    decisions.flatMap(({ trace }) =>
      trace.map(({ decision, matched }) => [decision.id, matched.map(({ id, index }) => id ?? index)]),
    ),
  )

const pathIn = ({ path }: Trial): string => JSON.stringify(path.map(({ element }) => element).sort())

function refundChange({ refund: before }: Trial, { refund: after }: Trial): Money | null {
  const currency = after?.currency ?? before?.currency
  if (currency === undefined || (before !== null && after !== null && before.currency !== after.currency)) return null
  return { minor: (after?.minor ?? 0) - (before?.minor ?? 0), currency }
}

/**
 * Whether what was written down suffices to repeat the case: today's version, in which it ran, must lead to where it went. A
 * case that ran in another version cannot be checked, and counts.
 */
export function isRepeated({ recording, before }: Pair): boolean {
  // Its history was kept for a time only.
  if (recording.visits.length === 0) return false
  if (!recording.isOfToday) return true
  const past = recording.visits.map(({ element }) => element).sort()
  const now = before.path.map(({ element }) => element).sort()
  return past.length === now.length && past.every((element, at) => element === now[at])
}
