import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { PASSWORD_LENGTH } from '../new-account.ts'
import styles from './account.module.css'
import { SecretField } from './secret-field.tsx'

/** Changes the password; all other devices are signed out. */
export function OwnPassword() {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const change = useCommand({
    run: () => answered(api().changePassword({ body: { password, newPassword } })),
    changes: [['own-sessions']],
    said: t('account.passwordChanged'),
    onDone: () => {
      setPassword('')
      setNewPassword('')
    },
  })
  return (
    <section className={styles.card} aria-labelledby="account-password">
      <h2 id="account-password">{t('account.password')}</h2>
      <SheetForm
        submit={t('account.changePassword')}
        onSubmit={() => change.mutate(undefined)}
        isRunning={change.isPending}
        error={change.error}
        isBlocked={password === '' || newPassword.length < PASSWORD_LENGTH}
      >
        <SecretField id="present-password" label={t('account.present')} value={password} onChange={setPassword} />
        <SecretField
          id="new-password"
          label={t('account.new')}
          value={newPassword}
          onChange={setNewPassword}
          isNew
          hint={t('setUp.passwordHint', { count: PASSWORD_LENGTH })}
        />
      </SheetForm>
    </section>
  )
}
