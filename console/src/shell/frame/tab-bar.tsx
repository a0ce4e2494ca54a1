import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'
import { PlaceLinks } from './place-links.tsx'
import { dailyPlaces } from './places.tsx'

/** The places within a thumb's reach, on a phone. */
export function TabBar() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('frame.places')} className={styles.tabBar}>
      <PlaceLinks places={dailyPlaces} className={styles.tab} />
    </nav>
  )
}
