import { languageBehind } from '@aftersale/kernel'
import type { Words } from '../document/part.ts'
import type { PlainFlow } from '../reading/plain-flow.ts'

/** A name in a flow of which one language was changed and the other still says what it said. */
export interface NameBehind {
  readonly element: string
  readonly language: keyof Words
  /** What both languages say now. */
  readonly words: Words
}

/** Names of flows, cards, ways and events of which the newer edition has only one language otherwise. They are the same by their ids. */
export function namesBehind(before: PlainFlow, after: PlainFlow): NameBehind[] {
  const was = namesIn(before)
  return [...namesIn(after)].flatMap(([element, words]) => {
    const old = was.get(element)
    const language = old === undefined ? null : languageBehind(old, words)
    return language === null ? [] : [{ element, language, words }]
  })
}

/** What everything in a flow is called, by its id. */
export const namesIn = ({ scopes }: PlainFlow): ReadonlyMap<string, Words> =>
  new Map(
    scopes.flatMap(({ id, name, cards, ways }) => [
      [id, name] as const,
      ...cards.map((card) => [card.id, card.name] as const),
      ...ways.flatMap((way) => [
        [way.id, way.name] as const,
        ...(way.interruption === null ? [] : [[way.interruption.id, way.interruption.name] as const]),
      ]),
    ]),
  )
