import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'
import { PlaceLinks } from './place-links.tsx'

/** The places within a thumb's reach, on a phone. */
export function TabBar() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('frame.places')} className={styles.tabBar}>
      <PlaceLinks className={styles.tab} />
    </nav>
  )
}
