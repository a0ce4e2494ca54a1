import type { AnswerOf, routes, TrialRule, TrialSums } from '@aftersale/contract'

export type TrialAnswer = AnswerOf<(typeof routes)['tryDrafts']>

/** Two parts of one trial, the newer cases first, as one. */
export function together(one: TrialAnswer, other: TrialAnswer): TrialAnswer {
  return {
    ...other,
    tried: one.tried + other.tried,
    compared: one.compared + other.compared,
    unclear: [...one.unclear, ...other.unclear],
    missing: [...one.missing, ...other.missing],
    before: sums(one.before, other.before),
    after: sums(one.after, other.after),
    rules: rules(one.rules, other.rules),
    cases: [...one.cases, ...other.cases],
  }
}

function sums(one: TrialSums, other: TrialSums): TrialSums {
  return {
    ended: one.ended + other.ended,
    waiting: one.waiting + other.waiting,
    stopped: one.stopped + other.stopped,
    granted: one.granted + other.granted,
    grantedByRule: one.grantedByRule + other.grantedByRule,
    refused: one.refused + other.refused,
    refusedByRule: one.refusedByRule + other.refusedByRule,
    asked: one.asked + other.asked,
    askedByGroup: added(one.askedByGroup, other.askedByGroup, 1),
    messages: one.messages + other.messages,
    refunds: added(one.refunds, other.refunds, 1),
    estimated: added(one.estimated, other.estimated, 1),
  }
}

type Amounts = Readonly<Record<string, number>>

function added(one: Amounts, other: Amounts, sign: 1 | -1): Record<string, number> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + sign * (other[name] ?? 0)]))
}

/** What is more or, below zero, less in the first; what is the same is left out. */
export const difference = (after: Amounts, before: Amounts): readonly (readonly [string, number])[] =>
  Object.entries(added(after, before, -1)).filter(([, amount]) => amount !== 0)

function rules(one: readonly TrialRule[], other: readonly TrialRule[]): TrialRule[] {
  const name = ({ decision, rule }: TrialRule) => `${decision.id} ${rule}`
  const others = new Map(other.map((rule) => [name(rule), rule]))
  const merged = one.map((rule) => {
    const same = others.get(name(rule))
    others.delete(name(rule))
    if (same === undefined) return rule
    const number = { before: rule.number.before ?? same.number.before, after: rule.number.after ?? same.number.after }
    return { ...rule, number, before: rule.before + same.before, after: rule.after + same.after }
  })
  return [...merged, ...others.values()]
}
