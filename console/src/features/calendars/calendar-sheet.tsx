import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from '../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../shell/sheet/side-sheet.tsx'
import { PartFailure } from '../../shell/states/part-failure.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { CalendarMonths } from './calendar-months.tsx'
import { type CalendarSummary, calendarVersionsQuery } from './calendar-queries.ts'
import { InStudio } from './in-studio.tsx'
import { Recount } from './recount.tsx'

type CalendarSheetProps = { readonly calendar: CalendarSummary; readonly onClose: () => void }

/** One calendar: its months, where it is changed, and who changed it. */
export function CalendarSheet({ calendar, onClose }: CalendarSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('settings.put')
  const versions = useQuery(calendarVersionsQuery(calendar.id))
  return (
    <SideSheet title={inLanguage(calendar.name, language)} onClose={onClose} isWide>
      <section className={styles.part}>
        <CalendarMonths id={calendar.id} zone={calendar.zone} />
      </section>
      <InStudio id={calendar.id} />
      {mayPut ? <Recount calendar={calendar} /> : null}
      <section className={styles.part} aria-labelledby="calendar-versions">
        <h3 id="calendar-versions">{t('template.versions')}</h3>
        <PartFailure query={versions} />
        <ul className={styles.form}>
          {versions.data?.items.map(({ version, deployedAt, deployedBy, reason }) => (
            <li key={version}>
              {t('template.versionBy', {
                version,
                at: momentText(deployedAt, language),
                by: deployedBy ?? t('role.fromPack'),
              })}
              {reason === null ? null : <span className="quiet"> {reason}</span>}
            </li>
          ))}
        </ul>
      </section>
    </SideSheet>
  )
}
