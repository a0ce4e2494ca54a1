import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { useMe } from '../../../shell/use-me.ts'
import { AbsenceList } from '../absences/absence-list.tsx'
import styles from './account.module.css'
import { OwnAppearance } from './own-appearance.tsx'
import { OwnLanguage } from './own-language.tsx'
import { OwnName } from './own-name.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { TwoFactor } from './two-factor.tsx'

/** One's own account: who one is, how one comes in, where one is signed in, and who stands in. */
export function AccountPage() {
  const { t } = useTranslation()
  const me = useMe()
  const hasTasks = useMay('tasks.do')
  const maySeePersons = useMay('persons.see')
  return (
    <div className={styles.page}>
      <PageHeader title={t('account.title')} />
      <p className="quiet">{me.email}</p>
      <OwnName />
      <OwnLanguage />
      <OwnAppearance />
      <OwnPassword />
      <TwoFactor />
      <OwnSessions />
      {hasTasks && maySeePersons ? (
        <section className={styles.card} aria-labelledby="account-away">
          <h2 id="account-away">{t('account.away')}</h2>
          <p className="quiet">{t('account.awayWords')}</p>
          <AbsenceList person={me.email} />
        </section>
      ) : null}
    </div>
  )
}
