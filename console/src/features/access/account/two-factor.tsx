import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { useMe } from '../../../shell/use-me.ts'
import styles from './account.module.css'
import { ConfirmTwoFactor } from './confirm-two-factor.tsx'
import { SecretField } from './secret-field.tsx'

/** A second step when signing in, by an authenticator app. */
export function TwoFactor() {
  const { t } = useTranslation()
  const { twoFactor: isOn } = useMe()
  const [password, setPassword] = useState('')
  const start = useCommand({ run: () => answered(api().startTwoFactor({ body: { password } })), changes: [] })
  const stop = useCommand({
    run: () => answered(api().stopTwoFactor({ body: { password } })),
    changes: [['me']],
    said: t('account.twoFactorOff'),
    onDone: () => {
      start.reset()
      setPassword('')
    },
  })
  const begun = isOn ? undefined : start.data
  const act = isOn ? stop : start
  return (
    <section className={styles.card} aria-labelledby="account-two-factor">
      <h2 id="account-two-factor">{t('account.twoFactor')}</h2>
      <p className="quiet">{t(isOn ? 'account.twoFactorIsOn' : 'account.twoFactorWords')}</p>
      {begun === undefined ? (
        <SheetForm
          submit={t(isOn ? 'account.stopTwoFactor' : 'account.startTwoFactor')}
          onSubmit={() => act.mutate(undefined)}
          isRunning={act.isPending}
          error={act.error}
          isBlocked={password === ''}
          isDangerous={isOn}
        >
          <SecretField id="factor-password" label={t('account.present')} value={password} onChange={setPassword} />
        </SheetForm>
      ) : (
        <ConfirmTwoFactor begun={begun} onDone={() => setPassword('')} />
      )}
    </section>
  )
}
