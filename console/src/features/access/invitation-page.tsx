import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { linkToken } from './link-token.ts'

/** Where an invitation leads: whoever was invited chooses a password. */
export function InvitationPage() {
  const { t } = useTranslation()
  const token = linkToken(useLocation({ select: ({ hash }) => hash }))
  return (
    <AccessFrame title={t('invitation.title')} intro={t('invitation.intro')}>
      {token === null ? (
        <div className={styles.form}>
          <ProblemBox>{t('invitation.noToken')}</ProblemBox>
          <Link to="/sign-in">{t('setUp.toSignIn')}</Link>
        </div>
      ) : (
        <InvitationForm token={token} />
      )}
    </AccessFrame>
  )
}
