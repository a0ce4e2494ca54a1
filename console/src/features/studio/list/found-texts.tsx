import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../shell/states/notice.tsx'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { foundQuery, type Model } from '../studio-queries.ts'
import { foundModels } from './found-models.ts'
import styles from './models.module.css'

type FoundTextsProps = {
  readonly q: string
  readonly view: string
  readonly models: readonly Model[]
  /** Whether nothing was found by its name either. */
  readonly isAlone: boolean
}

/** Where the words that were typed stand in files: in rules, texts for customers, labels. */
export function FoundTexts({ q, view, models, isAlone }: FoundTextsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const found = useQuery(foundQuery(q.trim()))
  if (found.isError) return <PartFailure query={found} />
  const shown = new Map(foundModels(models, { view, q: '', language }).map((model) => [model.resource, model]))
  const items = (found.data?.items ?? []).flatMap((item) => {
    const model = shown.get(item.resource)
    return model === undefined ? [] : [{ ...item, model }]
  })
  if (found.isPending) return <Waiting rows={2} />
  if (items.length === 0) return isAlone ? <Notice title={t('studio.none')} /> : null
  return (
    <section aria-labelledby="found-texts">
      <h2 id="found-texts" className={styles.foundHead}>
        {t('studio.foundInTexts', { q: q.trim() })}
      </h2>
      <ul className={styles.found}>
        {items.map(({ resource, model, count, places, isDraft }) => (
          <li key={resource}>
            <Link to="/studio/models/$resource" params={{ resource }}>
              {inLanguage(model.name, language)}
            </Link>
            <span className="quiet">
              {t(`studio.views.${model.kind}`)} · {t('studio.places', { count })}
              {isDraft ? ` · ${t('studio.inDraft')}` : ''}
            </span>
            {places.map(({ text, at }) => (
              <p key={text}>
                <Link to="/studio/models/$resource" params={{ resource }} search={at === null ? {} : { at }}>
                  {text}
                </Link>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
