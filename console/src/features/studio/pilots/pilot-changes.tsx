import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { Difference } from '../model/publish/difference.tsx'
import { modelsQuery } from '../studio-queries.ts'
import { pilotFilesQuery } from './pilot-queries.ts'

/** What is on trial, in words: how each file differs from what was in force as the pilot began. */
export function PilotChanges({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const files = useQuery(pilotFilesQuery(id))
  const models = useQuery(modelsQuery)
  const nameOf = (resource: string) => {
    const model = models.data?.items.find((one) => one.resource === resource)
    return model === undefined ? resource : inLanguage(model.name, language)
  }
  return (
    <section aria-labelledby={`changes-${id}`}>
      <h3 id={`changes-${id}`}>{t('studioPilot.changes')}</h3>
      <PartFailure query={files} />
      {files.data?.items.map(({ resource, kind, before, after }) => (
        <div key={resource}>
          <p>{nameOf(resource)}</p>
          <Difference kind={kind} before={before ?? ''} after={after} />
        </div>
      ))}
    </section>
  )
}
