import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../shell/use-may.ts'

/** Says on a file's page that another version of it is on trial, and why. */
export function PilotNotice({ note }: { readonly note: string | null }) {
  const { t } = useTranslation()
  const mayCompare = useMay('reports.see')
  if (note === null) return null
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('studioPilot.notice', { note })}{' '}
          {mayCompare ? (
            <Link to="/studio" search={{ view: 'pilots' }}>
              {t('studioPilot.compare')}
            </Link>
          ) : null}
        </>
      }
    />
  )
}
