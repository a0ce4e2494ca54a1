import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { caseTypesQuery } from '../../../api/listings.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import type { CaseTypeSummary } from './case-type-queries.ts'

/** What kinds of cases there are; they are changed in the studio. */
export function CaseTypesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const types = useQuery(caseTypesQuery)
  const navigate = useNavigate()
  const maySee = useMay('flows.see')
  const open = ({ key }: CaseTypeSummary) =>
    void navigate({ to: '/studio/models/$resource', params: { resource: `${key}.case-type.json` } })
  const columns: Column<CaseTypeSummary>[] = [
    { title: t('caseType.flow'), isLabelled: true, cell: ({ process }) => process },
    { title: t('role.version'), kind: 'number', isLabelled: true, cell: ({ version }) => version },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: ({ deployedAt, deployedBy }) => `${momentText(deployedAt, language)} · ${deployedBy ?? t('role.fromPack')}`,
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.caseTypes')} />
      <p className={styles.intro}>{t('caseType.intro')}</p>
      <QuerySheet query={types} isEmpty={({ items }) => items.length === 0} empty={{ title: t('caseType.none') }}>
        {({ items }) => (
          <RecordTable
            name={t('admin.places.caseTypes')}
            rows={items}
            keyOf={({ key }) => key}
            head={{ title: t('caseType.name'), text: ({ name }) => inLanguage(name, language), note: ({ key }) => key }}
            columns={columns}
            {...(maySee && { onOpen: open })}
          />
        )}
      </QuerySheet>
    </>
  )
}
