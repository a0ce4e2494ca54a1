import type { DecisionTrace } from '@aftersale/decision'
import type { Json } from '@aftersale/feel'

const GRANTS = new Set(['approve', 'approved', 'grant', 'granted', 'accept'])
const REFUSES = new Set(['refuse', 'refused', 'reject', 'rejected', 'decline'])

/** Whether a word grants or refuses a request; null: neither, such as `person`. */
function verdictOfWord(word: Json | undefined): boolean | null {
  if (typeof word !== 'string') return null
  return GRANTS.has(word) ? true : REFUSES.has(word) ? false : null
}

/** What a person said: the field `decision`, as in the forms of the pack. */
export const verdictOfAnswer = (values: Readonly<Record<string, Json>>): boolean | null =>
  verdictOfWord(values['decision'])

/** What a rule said: the output `outcome` of its last table, or its only one. */
export function verdictOfRule(trace: readonly DecisionTrace[]): boolean | null {
  const result = trace.at(-1)?.result
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return verdictOfWord(result)
  return verdictOfWord((result as { readonly outcome?: Json }).outcome)
}
