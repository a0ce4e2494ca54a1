import { Button } from 'antd'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LazyPart } from '../../../shell/release/lazy-part.tsx'
import type { Selection } from '../use-selection.ts'
import styles from '../workbench.module.css'
import type { Batch } from './batch-dialog.tsx'

const BatchDialog = lazy(() => import('./batch-dialog.tsx').then(({ BatchDialog }) => ({ default: BatchDialog })))

/** What can be done with all that is chosen. */
export function BatchBar({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation()
  const [batch, setBatch] = useState<Batch | null>(null)
  const { chosen } = selection
  const begin = (what: Batch['what']) => setBatch({ what, tasks: chosen })
  const [first] = chosen
  const isOneStep = chosen.every(
    ({ element, process }) => element === first?.element && process.id === first.process.id,
  )
  return (
    <>
      {first === undefined ? null : (
        <div className={styles.batch} role="toolbar" aria-label={t('workbench.batch')}>
          <span role="status">{t('workbench.chosen', { count: chosen.length })}</span>
          <Button size="small" onClick={() => begin('claim')}>
            {t('taskDo.claim')}
          </Button>
          <Button size="small" onClick={() => begin('assign')}>
            {t('taskDo.assign')}
          </Button>
          <Button
            size="small"
            disabled={!isOneStep}
            title={isOneStep ? undefined : t('workbench.oneStepOnly')}
            onClick={() => begin('complete')}
          >
            {t('workbench.complete')}
          </Button>
          <Button size="small" type="text" onClick={selection.clear}>
            {t('workbench.chooseNone')}
          </Button>
        </div>
      )}
      <LazyPart>
        {batch === null ? null : (
          <BatchDialog
            batch={batch}
            onClose={() => {
              setBatch(null)
              selection.clear()
            }}
            onCancel={() => setBatch(null)}
          />
        )}
      </LazyPart>
    </>
  )
}
