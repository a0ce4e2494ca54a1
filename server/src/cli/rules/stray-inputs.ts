import type { DecisionModel } from '@aftersale/decision'
import type { Context } from '../frame/index.ts'
import type { GivenValues } from './given-values.ts'

/** Names that were asked for and not given, and the other way round. */
export interface StrayInputs {
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

/** The caller may name an input of an imported model with its namespace, `{namespace}name`. */
const plainName = (given: string): string => given.replace(/^\{[^}]*\}/, '')

/**
 * Compares what a decision reads with what was given. A model without input data says nothing of what it reads, and
 * neither do functions that are not listed among its decisions.
 */
export function strayInputs(model: DecisionModel, nameOrId: string, values: GivenValues): StrayInputs {
  const decision = model.decisions.find(({ id, name }) => name === nameOrId || id === nameOrId)
  if (decision === undefined || model.decisions.every(({ inputs }) => inputs.length === 0)) {
    return { missing: [], unknown: [] }
  }
  const asked = new Set(decision.inputs.map(({ name }) => name))
  const given = new Set(Object.keys(values).map(plainName))
  return {
    missing: [...asked].filter((name) => !given.has(name)),
    unknown: [...given].filter((name) => !asked.has(name)),
  }
}

export function sayStrayInputs({ missing, unknown }: StrayInputs, { say }: Pick<Context, 'say'>): void {
  if (missing.length > 0) {
    say({
      en: `Not given, and therefore null: ${missing.join(', ')}.`,
      'zh-CN': `未给出，按 null 处理：${missing.join('、')}。`,
    })
  }
  if (unknown.length > 0) {
    say({
      en: `Given, but the decision does not read it: ${unknown.join(', ')}.`,
      'zh-CN': `已给出，但该决策不读取：${unknown.join('、')}。`,
    })
  }
}
