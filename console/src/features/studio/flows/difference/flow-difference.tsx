import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FlowDrawing, type Mark } from '../drawing/flow-drawing.tsx'
import { ChangeList } from './change-list.tsx'
import styles from './difference.module.css'
import { differenceOf } from './difference-of.ts'

interface FlowDifferenceProps {
  readonly before: string
  readonly after: string
}

type Side = 'before' | 'after'

/** Two editions of a flow: drawn, with what differs in colour, and in sentences that show where. */
export function FlowDifference({ before, after }: FlowDifferenceProps) {
  const { t } = useTranslation()
  const [side, setSide] = useState<Side>('after')
  const [shown, setShown] = useState<string | null>(null)
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
    <div className={styles.both}>
      <div className={styles.head}>
        <Segmented<Side>
          value={side}
          onChange={setSide}
          options={[
            { value: 'before', label: t('studioFlow.before') },
            { value: 'after', label: t('studioFlow.after') },
          ]}
        />
        <p className={styles.legend}>
          <span data-kind="added">{t('studioFlow.added')}</span>
          <span data-kind="removed">{t('studioFlow.removed')}</span>
          <span data-kind="changed">{t('studioFlow.changed')}</span>
        </p>
      </div>
      <div className={styles.drawing}>
        <FlowDrawing content={side === 'before' ? before : after} title={t(`studioFlow.${side}`)} marks={marks} />
      </div>
      <ChangeList
        changes={changes}
        onShow={({ element, kind }) => {
          setSide(kind === 'removed' ? 'before' : 'after')
          setShown(element)
        }}
      />
    </div>
  )
}
