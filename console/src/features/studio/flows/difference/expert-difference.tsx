import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FlowDrawing, type Mark } from '../drawing/flow-drawing.tsx'
import { ChangeList } from './change-list.tsx'
import styles from './difference.module.css'
import { differenceOf } from './difference-of.ts'
import type { DifferenceViewProps } from './difference-view.ts'

/** Two editions of a flow as BPMN draws it: every difference of the files, in its words. */
export function ExpertDifference({ before, after, side, shown, onShow }: DifferenceViewProps) {
  const { t } = useTranslation()
  const changes = useMemo(() => differenceOf('flow', before, after), [before, after])
  const marks = useMemo(() => {
    const gone = side === 'before' ? 'added' : 'removed'
    const found = new Map<string, Mark>()
    for (const { element, kind } of changes) {
      if (element !== null && kind !== gone && !found.has(element)) found.set(element, kind)
    }
    if (shown !== null) found.set(shown, 'chosen')
    return found
  }, [changes, side, shown])
  return (
    <>
      <div className={styles.drawing}>
        <FlowDrawing content={side === 'before' ? before : after} title={t(`studioFlow.${side}`)} marks={marks} />
      </div>
      <ChangeList changes={changes} onShow={onShow} />
    </>
  )
}
