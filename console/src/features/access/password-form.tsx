import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { fieldMessages } from '../../api/field-messages.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from './access.module.css'

type PasswordFormProps = {
  /** There is no other way in, which would be the usual one. */
  readonly isOnly: boolean
  readonly onDone: (isWhole: boolean) => void
}

/** `onDone` is told whether that was all, or a second factor is wanted. */
export function PasswordForm({ isOnly, onDone }: PasswordFormProps) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(true)
  const signIn = useMutation({
    mutationFn: () => answered(api().signIn({ body: { email: email.trim(), password, remember } })),
    onSuccess: ({ secondFactorNeeded }) => onDone(!secondFactorNeeded),
  })
  const told = fieldMessages(signIn.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field id="email" label={t('signIn.email')} problem={told['email']} required>
        {(ties) => (
          <Input
            {...ties}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field id="password" label={t('signIn.password')} problem={told['password']} required>
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        {t('signIn.remember')}
      </Checkbox>
      {signIn.error ? <ProblemBox>{problemText(signIn.error, t)}</ProblemBox> : null}
      <Button type={isOnly ? 'primary' : 'default'} htmlType="submit" loading={signIn.isPending} block>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
