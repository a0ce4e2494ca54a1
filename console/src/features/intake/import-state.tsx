import { useTranslation } from 'react-i18next'
import { StateMark } from '../../shell/states/state-mark.tsx'
import type { ImportRun } from './import-query.ts'

const TONES = { waiting: 'running', running: 'running', done: 'closed', failed: 'stuck' } as const

/** How an import stands, in a word: one that waits needs nobody. */
export function ImportState({ state }: Pick<ImportRun, 'state'>) {
  const { t } = useTranslation()
  return <StateMark tone={TONES[state]}>{t(`imports.state.${state}`)}</StateMark>
}
