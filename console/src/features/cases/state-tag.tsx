import type { CaseSummary } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../../shell/states/state-mark.tsx'
import { outcomeText } from './outcome-text.ts'

type StateTagProps = Pick<CaseSummary, 'state' | 'outcome'>

/** Outcomes of the retail pack without anything done for the customer: what a company names otherwise looks like any other. */
const FOR_NOTHING: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'given-up', 'unrepaired'])

/** Where a case stands; what became of it, where it is closed. */
export function StateTag({ state, outcome }: StateTagProps) {
  const { t } = useTranslation()
  const text = state === 'closed' && outcome !== null ? outcomeText(outcome, t) : t(`states.case.${state}`)
  const isForNothing = state === 'closed' && outcome !== null && FOR_NOTHING.has(outcome)
  return <StateMark tone={isForNothing ? 'over' : state}>{text}</StateMark>
}
