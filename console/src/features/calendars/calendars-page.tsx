import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { countText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from '../administration/administration.module.css'
import { type CalendarSummary, calendarsQuery } from './calendar-queries.ts'
import { CalendarSheet } from './calendar-sheet.tsx'

/** When the company works. */
export function CalendarsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const calendars = useQuery(calendarsQuery)
  const [opened, setOpened] = useState<string | null>(null)
  const calendar = calendars.data?.items.find(({ id }) => id === opened)
  const columns: Column<CalendarSummary>[] = [
    { title: t('calendar.zone'), cell: ({ zone }) => zone },
    {
      title: t('calendar.counting'),
      kind: 'number',
      isLabelled: true,
      cell: ({ instances }) => countText(instances, language),
    },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: ({ deployedAt, deployedBy }) => `${momentText(deployedAt, language)} · ${deployedBy ?? t('role.fromPack')}`,
    },
    {
      title: t('calendar.unknown'),
      kind: 'line',
      cell: ({ unknownYears }) =>
        unknownYears.length === 0 ? '' : t('calendar.unknownYears', { years: unknownYears.join(', ') }),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.calendars')} />
      <p className={styles.intro}>{t('calendar.intro')}</p>
      <QuerySheet query={calendars} isEmpty={({ items }) => items.length === 0} empty={{ title: t('calendar.none') }}>
        {({ items }) => (
          <RecordTable
            name={t('admin.places.calendars')}
            rows={items}
            keyOf={({ id }) => id}
            head={{ title: t('calendar.name'), text: ({ name }) => inLanguage(name, language), note: ({ id }) => id }}
            columns={columns}
            onOpen={({ id }) => setOpened(id)}
          />
        )}
      </QuerySheet>
      {calendar === undefined ? null : (
        <CalendarSheet key={calendar.id} calendar={calendar} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
