import type { PlainChange, PlainFlow } from '@aftersale/modelling'
import type { CardMark } from '../plain/canvas/card-node.tsx'

const WEIGHT: Readonly<Record<CardMark, number>> = { added: 3, removed: 3, moved: 2, changed: 1 }

/** How each card of one of two editions stands out: by what became of it, or of what is in it. */
export function cardMarks(
  changes: readonly PlainChange[],
  { scopes }: PlainFlow,
  side: 'before' | 'after',
): ReadonlyMap<string, CardMark> {
  const gone = side === 'before' ? 'added' : 'removed'
  const marks = new Map<string, CardMark>()
  const mark = (card: string, as: CardMark) => {
    const had = marks.get(card)
    if (had === undefined || WEIGHT[as] > WEIGHT[had]) marks.set(card, as)
  }
  for (const { element, scope, kind } of changes) {
    if (element !== null && kind !== gone) mark(element, kind)
    let around = scopes.find(({ id }) => id === scope)
    while (around !== undefined && around.parent !== null) {
      mark(around.id, 'changed')
      const { parent } = around
      around = scopes.find(({ id }) => id === parent)
    }
  }
  return marks
}
