import type { CaseSummary } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../../shell/states/state-mark.tsx'
import { outcomeText } from './outcome-text.ts'

type StateTagProps = Pick<CaseSummary, 'state' | 'outcome'>

/** Where a case stands; what became of it, where it is closed. */
export function StateTag({ state, outcome }: StateTagProps) {
  const { t } = useTranslation()
  const text = state === 'closed' && outcome !== null ? outcomeText(outcome, t) : t(`states.case.${state}`)
  return <StateMark tone={state}>{text}</StateMark>
}
