import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { RunningFlow } from './running-flow.tsx'
import { drawingQuery, versionsQuery } from './traffic-queries.ts'

const route = getRouteApi('/staff/studio/flows/$key/running')

/** A flow as it runs: its drawing with what goes on at each step, and what can be done about it. */
export function RunningPage() {
  const { t } = useTranslation()
  const { key } = route.useParams()
  const { version = null } = route.useSearch()
  const versions = useQuery(versionsQuery(key))
  const newest = versions.data?.items[0]
  const drawn = version ?? newest?.version ?? null
  const drawing = useQuery({ ...drawingQuery(key, drawn ?? 1), enabled: drawn !== null })
  const failed = versions.isError && versions.data === undefined ? versions : drawing.isError ? drawing : null
  if (failed !== null) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
  if (versions.data === undefined || drawing.data === undefined) return <Waiting rows={8} />
  if (newest === undefined) return <Notice title={t('states.missing')} />
  return (
    <RunningFlow
      key={`${key} ${version}`}
      watched={{ process: key, version }}
      versions={versions.data.items}
      drawing={drawing.data}
    />
  )
}
