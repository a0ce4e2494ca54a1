import type { CaseSummary } from '@aftersale/contract'

export type CaseState = CaseSummary['state']

/** What a list of cases is narrowed to; it stands in the address, so that it can be kept and sent. */
export type CaseFilter = {
  readonly state?: CaseState
  readonly judgement?: string
  readonly reason?: string
  readonly refunded?: 'true'
  readonly outcome?: string
  readonly source?: string
  readonly q?: string
}

export const CASE_STATES: readonly CaseState[] = ['waiting', 'stuck', 'running', 'closed']

const TEXTS = ['judgement', 'reason', 'outcome', 'source'] as const

/** Reads the filter from an address; what is none of it is left out. */
export function readCaseFilter(search: Readonly<Record<string, unknown>>): CaseFilter {
  const state = CASE_STATES.find((known) => known === search['state'])
  const q = textOf(search['q'], 200)
  const texts = TEXTS.flatMap((name) => {
    const text = textOf(search[name], 64)
    return text === undefined ? [] : [[name, text]]
  })
  return {
    ...(state && { state }),
    ...Object.fromEntries(texts),
    ...(search['refunded'] === 'true' && { refunded: 'true' }),
    ...(q !== undefined && { q }),
  }
}

function textOf(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim().slice(0, longest)
  return text === '' ? undefined : text
}

/** How many conditions there are. */
export const filterSize = (filter: CaseFilter): number => Object.keys(filter).length
