import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../shell/use-may.ts'
import styles from './imported.module.css'
import { Judgements } from './judgements.tsx'
import { RejectedRows } from './rejected-rows.tsx'
import { summaryQuery } from './summary-query.ts'

/** What came in by tables, and what became of it; nothing before the first one. */
export function ImportedSummary() {
  const { data: summary } = useQuery({ ...summaryQuery, enabled: useMay('reports.see') })
  if (summary === undefined || summary.requests + summary.orderLines === 0) return null
  return (
    <div className={styles.grid}>
      <Judgements summary={summary} />
      <RejectedRows summary={summary} />
    </div>
  )
}
