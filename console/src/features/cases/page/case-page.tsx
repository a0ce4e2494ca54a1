import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseHeader } from './case-header.tsx'
import { CaseJumps } from './case-jumps.tsx'
import styles from './case-page.module.css'
import { caseQuery } from './case-query.ts'
import { ClaimedLines } from './claimed-lines.tsx'
import { CaseContextColumn } from './context/case-context.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { AwaitedNews } from './news/awaited-news.tsx'
import { NextStep } from './next-step.tsx'
import { Overtaken } from './overtaken.tsx'
import { Timeline } from './timeline.tsx'

/** One case as a place to work: what was said, what has to be done, and everything around it. */
export function CasePage() {
  const { id } = useParams({ from: '/staff/cases/$id' })
  const found = useQuery(caseQuery(id))
  // What is typed belongs to its case: another case is another page.
  if (found.data !== undefined) return <OpenCase key={found.data.number} of={found.data} />
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
  return (
    <>
      <CaseHeader of={one} />
      <CaseJumps />
      <div className={styles.columns}>
        <div className={styles.step} id="step">
          <Overtaken of={one} />
          <NextStep of={one} />
          <AwaitedNews of={one} />
          <CaseFacts of={one} />
        </div>
        <div className={styles.body}>
          <div id="talk">
            <Conversation number={one.number} />
          </div>
          {(one.typeVersion === null || one.lines.length > 0) && <ClaimedLines of={one} />}
          <div id="happened">
            <Timeline entries={one.timeline} />
          </div>
          <FlowPicture number={one.number} />
        </div>
        <aside className={styles.around} id="around" aria-label={t('case.around')}>
          <CaseContextColumn of={one} />
        </aside>
      </div>
    </>
  )
}
