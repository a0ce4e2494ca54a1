import type { Language } from '@aftersale/contract'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { showLanguage } from '../../../shell/frame/show-language.ts'
import { LANGUAGE_NAMES } from '../../../text/language.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './account.module.css'

/** The language of the pages, in this browser. */
export function OwnLanguage() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className={styles.card} aria-labelledby="account-language">
      <h2 id="account-language">{t('account.language')}</h2>
      <Radio.Group
        value={language}
        onChange={({ target }) => void showLanguage(target.value as Language)}
        options={Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({
          value,
          label: <span lang={value}>{name}</span>,
        }))}
      />
    </section>
  )
}
