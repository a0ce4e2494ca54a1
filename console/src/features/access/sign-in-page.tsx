import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { useEnter } from './enter.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { setUpQuery } from './set-up-query.ts'
import { SsoButton } from './sso-button.tsx'
import { signInWaysQuery } from './sso-ways-query.ts'

/** Mail and password, then the second factor where the account has one. */
export function SignInPage() {
  const { t } = useTranslation()
  const { next } = useSearch({ from: '/sign-in' })
  const enter = useEnter()
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  const setUp = useQuery(setUpQuery)
  const ways = useQuery(signInWaysQuery)
  const provider = ways.data?.singleSignOn?.name ?? null
  if (step === 'second-factor') {
    return (
      <AccessFrame title={t('signIn.secondFactor')} intro={t('signIn.secondFactorIntro')}>
        <SecondFactorForm onDone={() => void enter(next)} onBack={() => setStep('password')} />
      </AccessFrame>
    )
  }
  return (
    <AccessFrame title={t('signIn.title')} {...(next !== undefined && { intro: t('signIn.toContinue') })}>
      {provider === null ? null : <SsoButton provider={provider} next={next} />}
      <PasswordForm
        isOnly={provider === null}
        onDone={(isWhole) => (isWhole ? void enter(next) : setStep('second-factor'))}
      />
      <p className={styles.foot}>{t('signIn.forgotten')}</p>
      {setUp.data?.needed ? <p className={styles.foot}>{t('signIn.nobodyYet')}</p> : null}
    </AccessFrame>
  )
}
