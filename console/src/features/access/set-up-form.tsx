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
import { accountProblems, type NewAccount, PASSWORD_LENGTH } from './new-account.ts'
import { setUpQuery } from './set-up-query.ts'

/** Name, mail and password of the first administrator. */
export function SetUpForm({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const enter = useEnter()
  const queries = useQueryClient()
  const [account, setAccount] = useState<NewAccount>({ name: '', email: '', password: '' })
  const [isTried, setTried] = useState(false)
  const setUp = useMutation({
    mutationFn: (body: NewAccount) => answered(api().setUp({ body: { token, ...body } })),
    onSuccess: () => enter(),
    // Somebody else may have been first: then the page says so instead of asking.
    onError: () => queries.invalidateQueries(setUpQuery),
  })
  const problems = isTried ? accountProblems(account) : {}
  const told = fieldMessages(setUp.error)
  const problemOf = (field: keyof NewAccount) => {
    const problem = problems[field]
    return problem === undefined ? told[field] : t(`setUp.${problem}`, { count: PASSWORD_LENGTH })
  }
  const change = (field: keyof NewAccount) => (event: { target: { value: string } }) =>
    setAccount({ ...account, [field]: event.target.value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(accountProblems(account)).length > 0) return
    setUp.mutate({ name: account.name.trim(), email: account.email.trim(), password: account.password })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field id="name" label={t('setUp.name')} problem={problemOf('name')} required>
        {(ties) => (
          <Input
            {...ties}
            autoComplete="name"
            autoFocus
            maxLength={100}
            value={account.name}
            onChange={change('name')}
          />
        )}
      </Field>
      <Field id="email" label={t('signIn.email')} problem={problemOf('email')} required>
        {(ties) => (
          <Input
            {...ties}
            type="email"
            autoComplete="username"
            maxLength={254}
            value={account.email}
            onChange={change('email')}
          />
        )}
      </Field>
      <Field
        id="password"
        label={t('signIn.password')}
        hint={t('setUp.passwordHint', { count: PASSWORD_LENGTH })}
        problem={problemOf('password')}
        required
      >
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            maxLength={128}
            value={account.password}
            onChange={change('password')}
          />
        )}
      </Field>
      {setUp.error ? <ProblemBox>{problemText(setUp.error, t)}</ProblemBox> : null}
      <Button type="primary" htmlType="submit" loading={setUp.isPending} block>
        {t('setUp.submit')}
      </Button>
    </form>
  )
}
