import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { pilotsQuery } from './pilot-queries.ts'

/** Says on a file's page that another version of it is on trial. */
export function PilotNotice({ resource }: { readonly resource: string }) {
  const { t } = useTranslation()
  const pilots = useQuery(pilotsQuery)
  const running = (pilots.data?.items ?? []).find(({ endedAt, files }) => endedAt === null && files.includes(resource))
  if (running === undefined) return null
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('studioPilot.notice', { note: running.note })}{' '}
          <Link to="/studio" search={{ view: 'pilots' }}>
            {t('studioPilot.compare')}
          </Link>
        </>
      }
    />
  )
}
