import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from './access.module.css'

type SecondFactorFormProps = { readonly onDone: () => void; readonly onBack: () => void }

/** The code of the authenticator app, or one of the backup codes. */
export function SecondFactorForm({ onDone, onBack }: SecondFactorFormProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp')
  const [code, setCode] = useState('')
  const give = useMutation({
    mutationFn: () => answered(api().giveSecondFactor({ body: { kind, code: code.trim() } })),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    give.mutate()
  }
  const change = () => {
    setKind(kind === 'totp' ? 'backup-code' : 'totp')
    setCode('')
    give.reset()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field id="code" label={t(kind === 'totp' ? 'signIn.code' : 'signIn.backupCode')} required>
        {(ties) => (
          <Input
            {...ties}
            key={kind}
            autoFocus
            autoComplete="one-time-code"
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <button type="button" className={styles.switch} onClick={change}>
        {t(kind === 'totp' ? 'signIn.useBackupCode' : 'signIn.useApp')}
      </button>
      {give.error ? <ProblemBox>{problemText(give.error, t)}</ProblemBox> : null}
      <Button type="primary" htmlType="submit" loading={give.isPending} disabled={code.trim() === ''} block>
        {t('signIn.submit')}
      </Button>
      <Button type="text" onClick={onBack}>
        {t('signIn.back')}
      </Button>
    </form>
  )
}
