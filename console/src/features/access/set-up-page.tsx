import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { linkToken } from './link-token.ts'
import { SetUpForm } from './set-up-form.tsx'
import { setUpQuery } from './set-up-query.ts'

/** Where the link of a first start leads: the first administrator makes an account. */
export function SetUpPage() {
  const { t } = useTranslation()
  const setUp = useQuery(setUpQuery)
  const token = linkToken(useLocation({ select: ({ hash }) => hash }))
  return (
    <AccessFrame title={t('setUp.title')} intro={t('setUp.intro')}>
      {token === null || setUp.data?.needed === false ? (
        <div className={styles.form}>
          <ProblemBox>{t(setUp.data?.needed === false ? 'setUp.done' : 'setUp.noToken')}</ProblemBox>
          <Link to="/sign-in">{t('setUp.toSignIn')}</Link>
        </div>
      ) : (
        <SetUpForm token={token} />
      )}
    </AccessFrame>
  )
}
