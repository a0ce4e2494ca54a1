import type { DrawnWay, Way } from '@aftersale/modelling'
import { PlusOutlined } from '@ant-design/icons'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { roundedPath } from './rounded-path.ts'
import styles from './way.module.css'

export type WayEdge = Edge<
  {
    readonly way: Way
    readonly drawn: DrawnWay
    readonly said: string
    /** Null where nothing can be inserted. */
    readonly onInsert: ((way: string) => void) | null
    readonly onOpen: (way: string) => void
  },
  'way'
>

/** A way from one card to the next, with what it is taken for, and the plus sign that inserts a step. */
export function WayEdgeView({ data, markerEnd }: EdgeProps<WayEdge>) {
  const { t } = useTranslation()
  if (data === undefined) return null
  const { way, drawn, said, onInsert, onOpen } = data
  const { points, label, sign } = drawn
  return (
    <>
      <BaseEdge
        path={roundedPath(points)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        className={way.interruption === null ? styles.line : styles.interruption}
      />
      <EdgeLabelRenderer>
        {label === null ? null : (
          <button
            type="button"
            tabIndex={-1}
            className={styles.label}
            data-way={way.id}
            style={{ transform: `translate(${label.x}px, ${label.y}px)` }}
            onClick={() => onOpen(way.id)}
          >
            <span>{said}</span>
          </button>
        )}
        {onInsert === null ? null : (
          <button
            type="button"
            tabIndex={-1}
            className={styles.plus}
            data-insert={way.id}
            style={{ transform: `translate(-50%, -50%) translate(${sign.x}px, ${sign.y}px)` }}
            aria-label={said === '' ? t('plain.insertHere') : t('plain.insertOn', { way: said })}
            title={t('plain.insertHere')}
            onClick={() => onInsert(way.id)}
          >
            <PlusOutlined aria-hidden />
          </button>
        )}
      </EdgeLabelRenderer>
    </>
  )
}
