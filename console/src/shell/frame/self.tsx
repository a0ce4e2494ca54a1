import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../text/bilingual.ts'
import { listText } from '../../text/list-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { SignOut } from './sign-out.tsx'

/** Oneself: the name, the language, the way out. */
export function Self({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useMe()
  const roles = me.roles.map((name) => inLanguage(name, language))
  return (
    <div className={styles.self}>
      <div className={styles.who}>
        <p className={styles.name}>
          <Link to="/account" {...(onChoose && { onClick: onChoose })}>
            {me.name}
          </Link>
        </p>
        <p className={styles.detail}>{roles.length === 0 ? t(`roles.${me.role}`) : listText(roles, language)}</p>
      </div>
      <div className={styles.selfActions}>
        <LanguageSwitch />
        <SignOut />
      </div>
    </div>
  )
}
