import type { AnswerOf, routes } from '@aftersale/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { Model } from '../studio-queries.ts'
import styles from './models.module.css'

type Published = AnswerOf<(typeof routes)['listPublications']>
type PublicationsProps = { readonly query: UseQueryResult<Published>; readonly models: readonly Model[] }

/** What went out: when, by whom, why, and what. */
export function Publications({ query, models }: PublicationsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = (resource: string) => {
    const found = models.find((model) => model.resource === resource)
    return found === undefined ? resource : inLanguage(found.name, language)
  }
  const columns: Column<Published['items'][number]>[] = [
    { title: t('studio.publishedBy'), cell: ({ by }) => by },
    { title: t('studio.publishedAt'), cell: ({ at }) => momentText(at, language) },
    {
      title: t('studio.publishedWhat'),
      kind: 'line',
      cell: ({ items }) =>
        items.map(({ resource, version, backTo }) => (
          <span key={resource} className={styles.link}>
            <Link to="/studio/models/$resource" params={{ resource }}>
              {nameOf(resource)}
            </Link>
            <span className="quiet">
              {backTo === null ? t('caseType.versionNumber', { version }) : t('studio.backTo', { version, backTo })}
            </span>
          </span>
        )),
    },
  ]
  return (
    <QuerySheet
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: t('studio.nothingPublished') }}
    >
      {({ items }) => (
        <RecordTable
          name={t('studio.views.published')}
          rows={items}
          keyOf={({ id }) => id}
          head={{ title: t('studio.note'), text: ({ note }) => note }}
          columns={columns}
        />
      )}
    </QuerySheet>
  )
}
