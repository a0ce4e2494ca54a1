import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import administration from '../administration/administration.module.css'
import styles from './portal.module.css'
import { PortalForm } from './portal-form.tsx'
import { portalAppearanceQuery, portalSettingsQuery } from './portal-queries.ts'

/** How the company shows itself to consumers. */
export function PortalPage() {
  const { t } = useTranslation()
  const settings = useQuery(portalSettingsQuery)
  const appearance = useQuery(portalAppearanceQuery)
  const failed = [settings, appearance].find(({ isError, data }) => isError && data === undefined)
  return (
    <>
      <PageHeader title={t('admin.places.portal')}>
        <a className={`${administration.create}`} href="/portal" target="_blank" rel="noreferrer">
          {t('portal.open')}
        </a>
      </PageHeader>
      <p className={administration.intro}>{t('portal.intro')}</p>
      {settings.data !== undefined && appearance.data !== undefined ? (
        <PortalForm settings={settings.data} appearance={appearance.data} />
      ) : (
        <div className={`sheet ${styles.waiting}`}>
          {failed === undefined ? (
            <Waiting rows={5} />
          ) : (
            <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
          )}
        </div>
      )}
    </>
  )
}
