import type { Bilingual, Vocabulary } from '@aftersale/contract'

type Uses = Vocabulary['templates'][number]['usedBy']

/** What a template is about: the flow whose steps alone send it, several, automations alone, or nothing that is known. */
export type Matter =
  | { readonly kind: 'flow'; readonly name: Bilingual }
  | { readonly kind: 'several' | 'automations' | 'unused' }

export function matterOf(uses: Uses): Matter {
  const flows = new Map(uses.filter(({ step }) => step !== null).map(({ name }) => [name.en, name]))
  const [first] = flows.values()
  if (first !== undefined) return flows.size === 1 ? { kind: 'flow', name: first } : { kind: 'several' }
  return { kind: uses.length > 0 ? 'automations' : 'unused' }
}

const ORDER = ['flow', 'several', 'automations', 'unused'] as const satisfies readonly Matter['kind'][]

/** Flows first, in the order of their names, and what nothing sends last. */
export function compareMatters(
  one: Matter,
  other: Matter,
  compare: (one: Bilingual, other: Bilingual) => number,
): number {
  if (one.kind === 'flow' && other.kind === 'flow') return compare(one.name, other.name)
  return ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind)
}
