import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { changedText } from '../../text/changed-text.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { zoneText } from '../../text/zone-text.ts'
import styles from '../administration/administration.module.css'
import { type CalendarSummary, calendarsQuery } from './calendar-queries.ts'
import { CalendarSheet } from './calendar-sheet.tsx'
import { weekText } from './week-text.ts'

/** When the company works. */
export function CalendarsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const calendars = useQuery(calendarsQuery)
  const [opened, setOpened] = useState<string | null>(null)
  const calendar = calendars.data?.items.find(({ id }) => id === opened)
  const columns: Column<CalendarSummary>[] = [
    {
      title: t('calendar.hours'),
      kind: 'line',
      cell: ({ weekly, chineseHolidays }) => (
        <>
          {weekText(weekly, t, language)}
          <span className="quiet"> {t(chineseHolidays ? 'calendar.chineseOff' : 'calendar.chineseOn')}</span>
        </>
      ),
    },
    { title: t('calendar.zone'), cell: ({ zone }) => <span className="whole">{zoneText(zone, language)}</span> },
    {
      title: t('calendar.counting'),
      kind: 'number',
      isLabelled: true,
      cell: ({ instances }) => countText(instances, language),
    },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: (one) => changedText(one, t, language),
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
            head={{
              title: t('calendar.name'),
              text: ({ name }) => inLanguage(name, language),
              note: ({ unknownYears }) =>
                unknownYears.length === 0 ? null : t('calendar.unknownYears', { years: unknownYears.join(', ') }),
            }}
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
