import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { templatesQuery } from '../../../api/listings.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import type { TemplateSummary } from './template-queries.ts'

/** The words of messages that flows and automations send; they are changed in the studio. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const templates = useQuery(templatesQuery)
  const navigate = useNavigate()
  const maySee = useMay('flows.see')
  const open = ({ key }: TemplateSummary) =>
    void navigate({ to: '/studio/models/$resource', params: { resource: `${key}.message.json` } })
  const columns: Column<TemplateSummary>[] = [
    { title: t('role.version'), kind: 'number', isLabelled: true, cell: ({ version }) => version },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: ({ deployedAt, deployedBy }) => `${momentText(deployedAt, language)} · ${deployedBy ?? t('role.fromPack')}`,
    },
    { title: t('template.reason'), kind: 'line', cell: ({ reason }) => reason },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.templates')} />
      <p className={styles.intro}>{t('template.intro')}</p>
      <QuerySheet query={templates} isEmpty={({ items }) => items.length === 0} empty={{ title: t('template.none') }}>
        {({ items }) => (
          <RecordTable
            name={t('admin.places.templates')}
            rows={items}
            keyOf={({ key }) => key}
            head={{
              title: t('template.name'),
              text: ({ name }) => inLanguage(name, language),
              note: ({ key }) => key,
            }}
            columns={columns}
            {...(maySee && { onOpen: open })}
          />
        )}
      </QuerySheet>
    </>
  )
}
