import type { Sentence } from '../../platform/trouble.ts'
import type { Facts, Port, PortCall, ProviderAnswer } from './port.ts'

/**
 * What a provider has to know of a call and its row does not keep: made when the call is sent, given to the provider and to
 * nobody else. Or why there is nothing to be sent any more.
 */
export type Confide = (
  call: PortCall,
) => Promise<{ readonly ok: true; readonly value: Facts } | { readonly ok: false; readonly words: Sentence }>
export type Confiders = Readonly<Partial<Record<Port, Confide>>>

const HIDDEN = '…'
/** Shorter texts stand in too much that has nothing to do with them. */
const SHORTEST = 4

/** An answer without what was confided: providers repeat in their complaints what they were told. */
export function withoutConfided(answer: ProviderAnswer, confided: Facts): ProviderAnswer {
  const text = textsIn(confided).reduce(
    (left, secret) => left.replaceAll(JSON.stringify(secret).slice(1, -1), HIDDEN),
    JSON.stringify(answer),
  )
  return JSON.parse(text) as ProviderAnswer
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length < SHORTEST ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
