import { feelEquals } from '@aftersale/feel'
import type { HitPolicyRun } from './hit-policy.ts'

const listed = (matched: readonly number[]) => matched.map((rule) => rule + 1).join(', ')

/** U: at most one rule may match; several are an error of the table, its value is then null. */
export const hitUnique: HitPolicyRun = (matched, outputs, values, run) => {
  const [only] = matched
  if (matched.length === 1 && only !== undefined) return outputs.output(only, values, run)
  return run.evaluation.warn('dmn.not-unique', {
    en: `Table “${outputs.name}” allows one rule to match, but rules ${listed(matched)} did.`,
    'zh-CN': `表“${outputs.name}”只允许一条规则命中，但规则 ${listed(matched)} 同时命中。`,
  })
}

/** A: several rules may match if their outputs are equal. */
export const hitAny: HitPolicyRun = (matched, outputs, values, run) => {
  const [first, ...others] = matched.map((rule) => outputs.output(rule, values, run))
  if (first === undefined) return null
  if (others.every((other) => other === first || feelEquals(first, other) === true)) return first
  return run.evaluation.warn('dmn.not-any', {
    en: `Table “${outputs.name}” wants equal outputs from all matching rules; rules ${listed(matched)} differ.`,
    'zh-CN': `表“${outputs.name}”要求命中规则的输出相同，但规则 ${listed(matched)} 的输出不同。`,
  })
}

/** F: the first in rule order. */
export const hitFirst: HitPolicyRun = (matched, outputs, values, run) =>
  matched[0] === undefined ? null : outputs.output(matched[0], values, run)
