import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { PlaceLinks } from './place-links.tsx'
import { placesOf } from './places.tsx'
import { SignOut } from './sign-out.tsx'

/** The upper edge on a phone: what is needed seldom. */
export function TopBar() {
  const { t } = useTranslation()
  const { role } = useMe()
  return (
    <header className={styles.topBar}>
      <Mark />
      <div className={styles.selfActions}>
        <nav aria-label={t('frame.administration')}>
          <PlaceLinks places={placesOf(role)} className={styles.seldom} />
        </nav>
        <LanguageSwitch />
        <SignOut />
      </div>
    </header>
  )
}
