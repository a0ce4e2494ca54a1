import type { CardLayout, Scope } from '@aftersale/modelling'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { fitWidth } from './fit-width.ts'
import { sizeOf } from './sizes.ts'

/** Shows a part of a flow from the top in its whole width, no smaller than asked. */
export function useFitWidth({ cards }: Scope, layout: CardLayout): (least: number) => void {
  const flow = useReactFlow()
  const store = useStoreApi()
  return (least) => {
    const start = cards.find(({ step }) => step.kind === 'start') ?? cards[0]
    const place = start === undefined ? undefined : layout.cards.get(start.id)
    const { width } = store.getState()
    if (start === undefined || place === undefined || width === 0) return
    const top = { x: place.x + sizeOf(start).width / 2, y: place.y }
    void flow.setViewport(fitWidth(width, layout, top, least))
  }
}
