import type { CaseSummary } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { outcomeText } from './outcome-text.ts'
import styles from './state-tag.module.css'

type StateTagProps = Pick<CaseSummary, 'state' | 'outcome'>

/** Where a case stands; what became of it, where it is closed. The word says it, the colour only helps. */
export function StateTag({ state, outcome }: StateTagProps) {
  const { t } = useTranslation()
  const text = state === 'closed' && outcome !== null ? outcomeText(outcome, t) : t(`states.case.${state}`)
  return (
    <span className={styles.tag} data-state={state}>
      {text}
    </span>
  )
}
