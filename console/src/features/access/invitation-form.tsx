import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { fieldMessages } from '../../api/field-messages.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from './access.module.css'
import { useEnter } from './enter.ts'
import { invitationQuery } from './invitation-query.ts'
import { PASSWORD_LENGTH } from './new-account.ts'

/** The password of whoever was invited. */
export function InvitationForm({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const enter = useEnter()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const choose = useMutation({
    mutationFn: () => answered(api().acceptInvitation({ body: { token, password } })),
    onSuccess: () => enter(),
    // Used or run out meanwhile: then the page says so instead of asking.
    onError: () => queries.invalidateQueries(invitationQuery(token)),
  })
  const isShort = password.length < PASSWORD_LENGTH
  const problem =
    isTried && isShort ? t('setUp.passwordShort', { count: PASSWORD_LENGTH }) : fieldMessages(choose.error)['password']
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isShort) choose.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        id="password"
        label={t('signIn.password')}
        hint={t('setUp.passwordHint', { count: PASSWORD_LENGTH })}
        problem={problem}
        required
      >
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            autoFocus
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {choose.error ? <ProblemBox>{problemText(choose.error, t)}</ProblemBox> : null}
      <Button type="primary" htmlType="submit" loading={choose.isPending} block>
        {t('invitation.submit')}
      </Button>
    </form>
  )
}
