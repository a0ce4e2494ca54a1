import type { Language, Vocabulary } from '@aftersale/contract'
import {
  type Card,
  type CardLayout,
  type KnownValue,
  layOutCards,
  type Scope,
  stepSentence,
  type Way,
  wayWords,
} from '@aftersale/modelling'
import { labelSize, sizeOf } from './sizes.ts'

export interface Drawn {
  readonly layout: CardLayout
  readonly titles: ReadonlyMap<string, string>
  readonly sentences: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

/** Everything that a part of a flow shows, and where. A card without a name is called what it does. */
export function drawnOf(
  scope: Scope,
  {
    vocabulary,
    known,
    language,
  }: {
    readonly vocabulary: Vocabulary
    readonly known: readonly KnownValue[]
    readonly language: Language
  },
): Drawn {
  const labels = new Map(scope.ways.map((way) => [way.id, wayWords(way, known, language)]))
  const byId = new Map(scope.cards.map((card) => [card.id, card]))
  const said = new Map(scope.cards.map((card) => [card.id, stepSentence(card, scope, vocabulary, language)]))
  const layout = layOutCards(
    scope,
    (id) => sizeOf(byId.get(id) as Card),
    (id) => labelSize(labels.get(id) ?? ''),
  )
  const titleOf = ({ id, name }: Card) => (name[language] === '' ? (said.get(id) ?? '') : name[language])
  return {
    layout,
    titles: new Map(scope.cards.map((card) => [card.id, titleOf(card)])),
    sentences: new Map(
      scope.cards.map((card) => [card.id, card.name[language] === '' ? '' : (said.get(card.id) ?? '')]),
    ),
    labels,
  }
}

/** A way on which nothing can be inserted leads from where the flow waits for whichever comes first. */
export const isInsertable = (way: Way, { cards }: Scope): boolean =>
  cards.find(({ id }) => id === way.from)?.step.kind !== 'race'
