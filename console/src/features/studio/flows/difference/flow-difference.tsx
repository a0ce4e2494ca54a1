import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './difference.module.css'
import type { DifferenceViewProps, FlowDifferenceProps, Side } from './difference-view.ts'
import { ExpertDifference } from './expert-difference.tsx'
import { PlainDifference } from './plain-difference.tsx'

type View = 'plain' | 'expert'

const KINDS = { plain: ['added', 'removed', 'changed', 'moved'], expert: ['added', 'removed', 'changed'] } as const

/** Two editions of a flow, as steps or as BPMN: drawn, with what differs marked, and in sentences that show where. */
export function FlowDifference({ before, after, onDrop }: FlowDifferenceProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('plain')
  const [side, setSide] = useState<Side>('after')
  const [shown, setShown] = useState<string | null>(null)
  const shared: DifferenceViewProps = {
    before,
    after,
    side,
    shown,
    ...(onDrop === undefined ? {} : { onDrop }),
    onShow: ({ element, kind, isAdvanced = false }) => {
      if (isAdvanced) setView('expert')
      setSide(kind === 'removed' ? 'before' : 'after')
      setShown(element)
    },
  }
  return (
    <div className={styles.both}>
      <div className={styles.head}>
        <Segmented<View>
          aria-label={t('studio.faces')}
          value={view}
          onChange={setView}
          options={[
            { value: 'plain', label: t('studio.face.plain') },
            { value: 'expert', label: t('studio.face.expert') },
          ]}
        />
        <Segmented<Side>
          aria-label={t('studioFlow.edition')}
          value={side}
          onChange={setSide}
          options={[
            { value: 'before', label: t('studioFlow.before') },
            { value: 'after', label: t('studioFlow.after') },
          ]}
        />
        <p className={styles.legend}>
          {KINDS[view].map((kind) => (
            <span key={kind} data-kind={kind}>
              {t(`studioFlow.${kind}`)}
            </span>
          ))}
        </p>
      </div>
      {view === 'plain' ? <PlainDifference {...shared} /> : <ExpertDifference {...shared} />}
    </div>
  )
}
