import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { StateTag } from '../state-tag.tsx'
import { CaseFacts } from './case-facts.tsx'
import styles from './case-page.module.css'
import { caseQuery } from './case-query.ts'
import { ClaimedLines } from './claimed-lines.tsx'
import { NextStep } from './next-step.tsx'
import { Timeline } from './timeline.tsx'

/** One case: the facts, what it holds, what happened and why, and who has to act. */
export function CasePage() {
  const { id } = useParams({ from: '/staff/cases/$id' })
  const found = useQuery(caseQuery(id))
  if (found.data !== undefined) return <OpenCase of={found.data} />
  return (
    <>
      <PageHeader title={id} />
      <div className="sheet">
        {found.isError ? (
          <FailureNotice error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Waiting rows={8} />
        )}
      </div>
    </>
  )
}

function OpenCase({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <p className={styles.back}>
        <Link to="/cases">{t('places.cases')}</Link>
        <span aria-hidden="true"> / </span>
        {one.flow === null ? one.number : inLanguage(one.flow.name, language)}
      </p>
      <PageHeader title={one.number}>
        <StateTag state={one.state} outcome={one.outcome} />
        {one.refund === null ? null : <span className={styles.money}>{moneyText(one.refund, language)}</span>}
      </PageHeader>
      <div className={styles.columns}>
        <aside className={styles.side}>
          <NextStep of={one} />
        </aside>
        <div className={styles.body}>
          <CaseFacts of={one} />
          {(one.typeVersion === null || one.lines.length > 0) && <ClaimedLines of={one} />}
          <Timeline entries={one.timeline} />
        </div>
      </div>
    </>
  )
}
