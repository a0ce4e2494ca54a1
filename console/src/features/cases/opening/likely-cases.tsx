import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { StateTag } from '../state-tag.tsx'
import { subjectText } from '../subject-text.ts'
import styles from './new-case.module.css'
import { likelyQuery } from './opening-queries.ts'

type LikelyCasesProps = { readonly order: string; readonly customer: string }

/** What there is already of this order or customer, before another case is opened. */
export function LikelyCases({ order, customer }: LikelyCasesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const likely = useQuery({ ...likelyQuery(order, customer), enabled: order !== '' || customer !== '' })
  const { data } = likely
  if (data === undefined) return <PartFailure query={likely} />
  if (data.length === 0) return null
  return (
    <aside className={`sheet ${styles.likely}`} aria-label={t('newCase.likely')}>
      <h2>{t('newCase.likely')}</h2>
      <ul>
        {data.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$id" params={{ id: one.number }}>
              {one.number}
            </Link>{' '}
            <StateTag state={one.state} outcome={one.outcome} />
            <span>{subjectText(one, language)}</span>
            <span className="quiet">{momentText(one.openedAt, language)}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
