import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { PlaceLinks } from './place-links.tsx'
import { dailyPlaces, placesOf } from './places.tsx'
import { SignOut } from './sign-out.tsx'

/** Where one is, on a desk: the places above, oneself below. */
export function Rail() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <header className={styles.rail}>
      <Mark />
      <nav aria-label={t('frame.places')} className={styles.places}>
        <PlaceLinks places={[...dailyPlaces, ...placesOf(me.role)]} className={styles.place} />
      </nav>
      <div className={styles.self}>
        <p className={styles.name}>{me.name}</p>
        <p className={styles.detail}>{t(`roles.${me.role}`)}</p>
        <div className={styles.selfActions}>
          <LanguageSwitch />
          <SignOut />
        </div>
      </div>
    </header>
  )
}
