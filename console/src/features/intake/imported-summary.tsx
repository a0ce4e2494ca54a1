import { useQuery } from '@tanstack/react-query'
import { PartFailure } from '../../shell/states/part-failure.tsx'
import { useMay } from '../../shell/use-may.ts'
import { Judgements } from './judgements.tsx'
import { RejectedRows } from './rejected-rows.tsx'
import { summaryQuery } from './summary-query.ts'

/** What came in by tables, and what became of it; nothing before the first one. */
export function ImportedSummary({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const query = useQuery({ ...summaryQuery, enabled: useMay('reports.see') })
  const summary = query.data
  if (summary === undefined) return <PartFailure query={query} />
  if (summary.requests + summary.orderLines === 0) return null
  return (
    <>
      <Judgements summary={summary} />
      <RejectedRows summary={summary} isNarrowed={isNarrowed} />
    </>
  )
}
