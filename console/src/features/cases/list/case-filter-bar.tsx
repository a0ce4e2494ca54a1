import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wordText } from '../../../text/words.ts'
import { judgementText } from '../judgement-text.ts'
import { outcomeText } from '../outcome-text.ts'
import { reasonText } from '../reason-text.ts'
import { CASE_STATES, type CaseFilter } from './case-filter.ts'
import styles from './case-list.module.css'
import { CaseSearch } from './case-search.tsx'

/** Search, the states to choose from, and whatever else narrows the list, each to be taken away. */
export function CaseFilterBar({ filter }: { readonly filter: CaseFilter }) {
  const { t } = useTranslation()
  const { state, ...others } = filter
  const { judgement, reason, refunded, outcome, source } = others
  const chips = [
    judgement === undefined
      ? null
      : { without: 'judgement', text: `${t('case.judgement')}: ${judgementText(judgement, t)}` },
    refunded === undefined ? null : { without: 'refunded', text: t('cases.refunded') },
    reason === undefined ? null : { without: 'reason', text: `${t('case.reason')}: ${reasonText(reason, t)}` },
    outcome === undefined ? null : { without: 'outcome', text: `${t('case.outcome')}: ${outcomeText(outcome, t)}` },
    source === undefined ? null : { without: 'source', text: `${t('case.source')}: ${wordText('source', source, t)}` },
  ].filter((chip) => chip !== null)
  return (
    <div className={styles.bar}>
      <CaseSearch filter={filter} />
      <nav className={styles.states} aria-label={t('case.state')}>
        <Link to="/cases" search={others} className={styles.state} aria-current={state === undefined || undefined}>
          {t('cases.all')}
        </Link>
        {CASE_STATES.map((one) => (
          <Link
            key={one}
            to="/cases"
            search={{ ...others, state: one }}
            className={styles.state}
            aria-current={state === one || undefined}
          >
            {t(`states.case.${one}`)}
          </Link>
        ))}
      </nav>
      {chips.map(({ without, text }) => (
        <Link key={without} to="/cases" search={{ ...filter, [without]: undefined }} className={styles.chip}>
          {text} <CloseOutlined aria-label={t('cases.removeFilter')} />
        </Link>
      ))}
    </div>
  )
}
