import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import styles from '../../administration/administration.module.css'
import { AbsenceList } from './absence-list.tsx'

/** Who is away, and who stands in. */
export function AbsencesPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('admin.places.absences')} />
      <p className={styles.intro}>{t('absence.intro')}</p>
      <AbsenceList person={null} />
    </>
  )
}
