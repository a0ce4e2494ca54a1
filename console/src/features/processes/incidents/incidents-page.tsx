import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import { type IncidentGroup, incidentGroupsQuery } from './incident-queries.ts'
import { IncidentsSheet } from './incidents-sheet.tsx'

const keyOf = ({ process, element, code }: IncidentGroup) => `${process.key} ${element} ${code}`

/** What stands still until somebody looks, by where and why it stopped. */
export function IncidentsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const groups = useQuery(incidentGroupsQuery)
  const seesImports = useMay('imports.see')
  const seesJobs = useMay('flows.see')
  const [opened, setOpened] = useState<IncidentGroup | null>(null)
  const columns: Column<IncidentGroup>[] = [
    { title: t('incident.why'), kind: 'line', cell: ({ message }) => inLanguage(message, language) },
    { title: t('incident.count'), kind: 'number', isLabelled: true, cell: ({ count }) => countText(count, language) },
    {
      title: t('incident.since'),
      kind: 'number',
      isLabelled: true,
      cell: ({ firstAt }) => momentText(firstAt, language),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.incidents')} />
      <p className={styles.intro}>
        {t('incident.intro')} {seesImports ? <Link to="/imports">{t('incident.toRejects')}</Link> : null}{' '}
        {seesJobs ? <Link to="/admin/jobs">{t('incident.toJobs')}</Link> : null}
      </p>
      <QuerySheet
        query={groups}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: t('incident.none'), words: t('incident.noneWords') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('admin.places.incidents')}
            rows={items}
            keyOf={keyOf}
            head={{
              title: t('incident.step'),
              text: ({ element, elementName }) => (elementName === null ? element : inLanguage(elementName, language)),
              note: ({ process }) => inLanguage(process.name, language),
            }}
            columns={columns}
            onOpen={setOpened}
          />
        )}
      </QuerySheet>
      {opened === null ? null : <IncidentsSheet key={keyOf(opened)} group={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
