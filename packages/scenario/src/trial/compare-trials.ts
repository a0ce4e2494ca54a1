import { type CaseDifference, caseDifference, isRepeated, type Pair } from './case-difference.ts'
import { type RuleHits, ruleHits } from './rule-hits.ts'
import type { Trial } from './trial.ts'

/** Of many cases under one version, how many … */
export interface TrialSums {
  /** … come to an end, wait for what the past did not bring, stop for a reason. */
  readonly ended: number
  readonly waiting: number
  readonly stopped: number
  /** … are granted or refused in the end, and of those how many by the rules alone. */
  readonly granted: number
  readonly grantedByRule: number
  readonly refused: number
  readonly refusedByRule: number
  /** Tasks that people get, and those of each group; a task of several groups counts in each. */
  readonly asked: number
  readonly askedByGroup: Readonly<Record<string, number>>
  readonly messages: number
  /** Minor units by currency. */
  readonly refunds: Readonly<Record<string, number>>
  /** How much of it is what was granted beyond what the past can tell. */
  readonly estimated: Readonly<Record<string, number>>
}

export interface Comparison {
  /** How many were tried and could be compared. */
  readonly compared: number
  /** Cases of which too little was written down: today's version does not lead where they went. They are in no sum. */
  readonly unclear: readonly string[]
  readonly before: TrialSums
  readonly after: TrialSums
  readonly rules: readonly RuleHits[]
  /** Those that come out otherwise, in the order given. */
  readonly cases: readonly CaseDifference[]
}

/** What a draft would have changed: every case under today's version beside the same under the draft. */
export function compareTrials(pairs: readonly Pair[]): Comparison {
  const repeated = pairs.filter(isRepeated)
  return {
    compared: repeated.length,
    unclear: pairs.filter((pair) => !isRepeated(pair)).map(({ recording }) => recording.id),
    before: sumsOf(repeated.map(({ before }) => before)),
    after: sumsOf(repeated.map(({ after }) => after)),
    rules: ruleHits(repeated),
    cases: repeated.map(caseDifference).filter(({ changes }) => changes.length > 0),
  }
}

function sumsOf(trials: readonly Trial[]): TrialSums {
  const count = (counts: (trial: Trial) => boolean) => trials.filter(counts).length
  const refunds = trials.flatMap(({ refund }) => refund ?? [])
  const groups = trials.flatMap(({ tasks }) => tasks.flatMap((task) => task.groups))
  const money = (list: typeof refunds) => added(list.map(({ currency, minor }) => [currency, minor]))
  return {
    ended: count(({ status }) => status === 'ended'),
    waiting: count(({ status }) => status === 'waits'),
    stopped: count(({ status }) => status === 'stopped' || status === 'endless'),
    granted: count(({ verdict }) => verdict?.granted === true),
    grantedByRule: count(({ verdict }) => verdict?.granted === true && verdict.by === 'rule'),
    refused: count(({ verdict }) => verdict?.granted === false),
    refusedByRule: count(({ verdict }) => verdict?.granted === false && verdict.by === 'rule'),
    asked: trials.reduce((sum, { tasks }) => sum + tasks.length, 0),
    askedByGroup: added(groups.map((group) => [group, 1])),
    messages: trials.reduce((sum, { messages }) => sum + messages.length, 0),
    refunds: money(refunds),
    estimated: money(refunds.filter(({ isEstimate }) => isEstimate)),
  }
}

function added(amounts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>()
  for (const [name, amount] of amounts) sums.set(name, (sums.get(name) ?? 0) + amount)
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)))
}
