import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { SignOut } from './sign-out.tsx'

/** Oneself: the name, the language, the way out. */
export function Self() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <div className={styles.self}>
      <div className={styles.who}>
        <p className={styles.name}>
          <Link to="/account">{me.name}</Link>
        </p>
        <p className={styles.detail}>{t(`roles.${me.role}`)}</p>
      </div>
      <div className={styles.selfActions}>
        <LanguageSwitch />
        <SignOut />
      </div>
    </div>
  )
}
