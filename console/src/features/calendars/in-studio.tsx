import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from '../../shell/sheet/side-sheet.module.css'
import { PartFailure } from '../../shell/states/part-failure.tsx'
import { useMay } from '../../shell/use-may.ts'
import { calendarQuery } from './calendar-queries.ts'

/** Where a calendar is changed: as a draft, like everything that the business is made of. */
export function InStudio({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const mayDraft = useMay('flows.draft')
  const detail = useQuery(calendarQuery(id))
  return (
    <section className={styles.part} aria-labelledby="calendar-edit">
      <h3 id="calendar-edit">{t('calendar.edit')}</h3>
      <PartFailure query={detail} />
      <p className="quiet">{t(mayDraft ? 'calendar.studioWords' : 'calendar.studioOthers')}</p>
      {mayDraft && detail.data !== undefined ? (
        <p>
          <Link to="/studio/models/$resource" params={{ resource: detail.data.resource }}>
            {t('calendar.studio')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
