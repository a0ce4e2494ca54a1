import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ModelDetail } from '../studio-queries.ts'
import { isUnsaved } from './draft-machine.ts'
import styles from './model.module.css'
import type { DraftDesk } from './use-draft.ts'

type DraftLineProps = { readonly model: ModelDetail; readonly desk: DraftDesk }

/** Which version is in force, and whether the draft is safe. */
export function DraftLine({ model, desk: { state, save } }: DraftLineProps) {
  const { t } = useTranslation()
  const { phase, revision } = state
  const inForce =
    model.version === null ? t('studio.neverPublished') : t('caseType.versionNumber', { version: model.version })
  const said =
    phase === 'failed'
      ? t('studio.saveFailed')
      : phase === 'conflict'
        ? t('studio.notSaved')
        : phase === 'saving' || isUnsaved(state)
          ? t('studio.saving')
          : revision === 0
            ? t('studio.noDraft')
            : t('studio.saved')
  return (
    <div
      className={styles.draft}
      role="status"
      data-tone={phase === 'failed' || phase === 'conflict' ? 'bad' : undefined}
    >
      <span>{inForce}</span>
      <span>{said}</span>
      {phase === 'failed' ? (
        <Button size="small" onClick={() => void save()}>
          {t('states.retry')}
        </Button>
      ) : null}
    </div>
  )
}
