import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { caseTypesQuery, vocabularyQuery } from '../../../api/listings.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { byName, inLanguage } from '../../../text/bilingual.ts'
import { changedText } from '../../../text/changed-text.ts'
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
  const vocabulary = useQuery({ ...vocabularyQuery, enabled: maySee })
  /** Nothing until flows are told: a key is no name. */
  const flowName = ({ process, name }: CaseTypeSummary) => {
    if (vocabulary.data === undefined) return null
    const flow = vocabulary.data.processes.find(({ key }) => key === process)
    if (flow === undefined) return process
    return inLanguage(flow.name, language) === inLanguage(name, language)
      ? t('caseType.sameName')
      : inLanguage(flow.name, language)
  }
  const columns: Column<CaseTypeSummary>[] = [
    ...(maySee ? [{ title: t('caseType.flow'), isLabelled: true, cell: flowName }] : []),
    {
      title: t('role.changed'),
      kind: 'line',
      cell: (one) => changedText(one, t, language),
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
            rows={byName(items, ({ name }) => name, language)}
            keyOf={({ key }) => key}
            head={{ title: t('caseType.name'), text: ({ name }) => inLanguage(name, language) }}
            columns={columns}
            {...(maySee && { onOpen: open })}
          />
        )}
      </QuerySheet>
    </>
  )
}
