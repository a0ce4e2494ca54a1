import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { vocabularyQuery } from '../../../api/listings.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { modelQuery } from '../studio-queries.ts'
import { ModelDesk } from './model-desk.tsx'

/** One file of the business: its editors, its draft, its versions. */
export function ModelPage() {
  const { t } = useTranslation()
  const { resource } = useParams({ from: '/staff/studio/models/$resource' })
  const model = useQuery(modelQuery(resource))
  const vocabulary = useQuery(vocabularyQuery)
  const failed = [model, vocabulary].find(({ isError }) => isError)
  if (model.data !== undefined && vocabulary.data !== undefined) {
    return <ModelDesk key={resource} model={model.data} vocabulary={vocabulary.data} />
  }
  return (
    <>
      <PageHeader title={t('places.studio')} />
      <div className="sheet">
        {failed === undefined ? (
          <Waiting rows={8} />
        ) : (
          <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
        )}
      </div>
    </>
  )
}
