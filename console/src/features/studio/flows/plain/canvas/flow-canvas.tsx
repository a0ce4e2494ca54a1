import type { DrawnWay, Scope } from '@aftersale/modelling'
import { MarkerType, ReactFlow, useReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './canvas.module.css'
import { type CardMark, type CardNode, CardNodeView } from './card-node.tsx'
import { LEGIBLE, READABLE } from './fit-width.ts'
import { type Drawn, isInsertable } from './graph.ts'
import { type Direction, neighbour } from './neighbour.ts'
import { sizeOf } from './sizes.ts'
import { useFitWidth } from './use-fit-width.ts'
import { type WayEdge, WayEdgeView } from './way-edge.tsx'

const NODES = { card: CardNodeView }
const EDGES = { way: WayEdgeView }
const NOWHERE: DrawnWay = { points: [], sign: { x: 0, y: 0 }, label: null }
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

type FlowCanvasProps = {
  readonly scope: Scope
  readonly drawn: Drawn
  readonly isReadOnly: boolean
  /** How many things are wrong with an element, its events included. */
  readonly problemsOf: (card: string) => number
  /** The card that has the keyboard. */
  readonly current: string | null
  readonly selected: string | null
  /** Cards that differ from another edition. */
  readonly marks?: ReadonlyMap<string, CardMark>
  /** It is one part of a page among others, not the page. */
  readonly isShort?: boolean
  readonly onCurrent: (card: string) => void
  readonly onOpen: (card: string) => void
  readonly onOpenWay: (way: string) => void
  readonly onInsert: (way: string) => void
  readonly onRemove: (card: string) => void
}

/** The flow from the top to the bottom. Arrows lead from card to card, Enter opens one, + inserts behind it, Delete removes it. */
export function FlowCanvas(props: FlowCanvasProps) {
  const { scope, drawn, isReadOnly, problemsOf, current, selected, marks, isShort = false } = props
  const { onCurrent, onOpen, onOpenWay, onInsert, onRemove } = props
  const { t } = useTranslation()
  const { layout, titles, sentences, labels } = drawn
  const frame = useRef<HTMLDivElement>(null)
  const flow = useReactFlow()
  const fit = useFitWidth(scope, layout)
  const nodes = useMemo(
    () =>
      scope.cards.map((card): CardNode => {
        const { width, height } = sizeOf(card)
        return {
          id: card.id,
          type: 'card',
          position: layout.cards.get(card.id) ?? { x: 0, y: 0 },
          width,
          height,
          data: {
            card,
            title: titles.get(card.id) ?? '',
            sentence: sentences.get(card.id) ?? '',
            problems: problemsOf(card.id),
            isCurrent: card.id === current,
            isSelected: card.id === selected,
            mark: marks?.get(card.id) ?? null,
            onOpen,
            onFocus: onCurrent,
          },
        }
      }),
    [scope, layout, titles, sentences, problemsOf, current, selected, marks, onOpen, onCurrent],
  )
  const edges = useMemo(
    () =>
      scope.ways.map((way): WayEdge => {
        return {
          id: way.id,
          type: 'way',
          source: way.from,
          target: way.to,
          markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)', width: 16, height: 16 },
          data: {
            way,
            drawn: layout.ways.get(way.id) ?? NOWHERE,
            said: labels.get(way.id) ?? '',
            onInsert: isReadOnly || !isInsertable(way, scope) ? null : onInsert,
            onOpen: onOpenWay,
          },
        }
      }),
    [scope, layout, labels, isReadOnly, onInsert, onOpenWay],
  )
  const goTo = (id: string) => {
    const card = scope.cards.find((one) => one.id === id)
    const place = layout.cards.get(id)
    if (card === undefined || place === undefined) return
    onCurrent(id)
    frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
    const { width, height } = sizeOf(card)
    void flow.setCenter(place.x + width / 2, place.y + height / 2, { zoom: Math.max(flow.getZoom(), READABLE) })
  }
  useEffect(() => {
    if (selected !== null) goTo(selected)
    // Only another selection moves the picture; a card that is edited stays where it is looked at.
  }, [selected])
  const press = (event: KeyboardEvent) => {
    const card = event.target instanceof HTMLElement ? event.target.dataset['card'] : undefined
    if (card === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = ARROWS[event.key]
    if (direction !== undefined) {
      const next = neighbour(card, direction, scope.cards, layout)
      if (next !== null) goTo(next)
    } else if (event.key === '+' || event.key === '=') {
      const way = scope.ways.find(({ from, interruption }) => from === card && interruption === null)
      if (way !== undefined && !isReadOnly && isInsertable(way, scope)) onInsert(way.id)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !isReadOnly) onRemove(card)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={frame}
      className={styles.canvas}
      data-short={isShort || undefined}
      role="group"
      aria-label={t('plain.canvas')}
      onKeyDown={press}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onInit={() => {
          fit(READABLE)
          if (selected !== null) goTo(selected)
        }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={LEGIBLE}
        maxZoom={1.5}
      />
    </div>
  )
}
