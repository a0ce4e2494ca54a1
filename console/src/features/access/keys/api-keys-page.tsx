import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { ApiKeyTable } from './api-key-table.tsx'
import { apiKeysQuery } from './api-keys-query.ts'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import styles from './keys.module.css'

/** The keys of programs: all of them, a new one, one less. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const [isCreating, setCreating] = useState(false)
  const keys = useQuery(apiKeysQuery)
  return (
    <>
      <PageHeader title={t('admin.places.apiKeys')}>
        {keys.isSuccess ? (
          <Button type="primary" className={`${styles.create}`} onClick={() => setCreating(true)}>
            {t('apiKeys.create')}
          </Button>
        ) : null}
      </PageHeader>
      <p className={styles.intro}>{t('apiKeys.intro')}</p>
      <div className="sheet">
        {keys.isPending ? <Waiting rows={4} /> : null}
        {keys.isError ? <FailureNotice error={keys.error} onRetry={() => void keys.refetch()} /> : null}
        {keys.data?.items.length === 0 ? <Notice title={t('apiKeys.none')}>{t('apiKeys.noneWords')}</Notice> : null}
        {keys.data !== undefined && keys.data.items.length > 0 ? <ApiKeyTable keys={keys.data.items} /> : null}
      </div>
      {isCreating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
    </>
  )
}
