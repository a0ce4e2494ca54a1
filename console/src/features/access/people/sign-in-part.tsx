import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { type Account, accountsQuery } from './accounts-query.ts'

type Deed = 'sessions' | 'twoFactor' | 'password'

/** How somebody comes in, and what is done when a device, a factor or a password is lost. */
export function SignInPart({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const params = { id: person.id }
  const deed = useCommand({
    run: async (what: Deed) => {
      if (what === 'sessions') return void (await answered(api().endSessions({ params })))
      return void (await answered(api().resetSignIn({ params, body: { [what]: true } })))
    },
    changes: [accountsQuery.queryKey],
    said: t('people.signInChanged'),
  })
  const words: Readonly<Record<Deed, readonly [string, string]>> = {
    sessions: [t('people.endSessions'), t('people.endSessionsWords', { name: person.name })],
    twoFactor: [t('people.resetTwoFactor'), t('people.resetTwoFactorWords', { name: person.name })],
    password: [t('people.resetPassword'), t('people.resetPasswordWords', { name: person.name })],
  }
  const ask = (what: Deed) =>
    modal.confirm({
      title: words[what][0],
      content: words[what][1],
      okText: words[what][0],
      okButtonProps: { danger: true },
      cancelText: t('sheet.cancel'),
      onOk: () => deed.mutateAsync(what).catch(() => undefined),
    })
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ['sessions', person.sessions > 0],
    ['twoFactor', person.twoFactor],
    ['password', person.hasPassword],
  ]
  return (
    <section className={styles.part} aria-labelledby="part-sign-in">
      <h3 id="part-sign-in">{t('people.signIn')}</h3>
      <dl className={styles.facts}>
        <dt>{t('signIn.password')}</dt>
        <dd>{t(person.hasPassword ? 'people.passwordSet' : 'people.passwordMissing')}</dd>
        <dt>{t('people.singleSignOn')}</dt>
        <dd>{t(person.usesSingleSignOn ? 'people.used' : 'people.notUsed')}</dd>
        <dt>{t('people.twoFactor')}</dt>
        <dd>{t(person.twoFactor ? 'people.on' : 'people.off')}</dd>
        <dt>{t('people.devices')}</dt>
        <dd>{person.sessions}</dd>
      </dl>
      {deed.error ? <ProblemBox>{problemText(deed.error, t)}</ProblemBox> : null}
      <div className={styles.buttons}>
        {deeds.map(([what, isPossible]) =>
          isPossible ? (
            <Button key={what} onClick={() => ask(what)}>
              {words[what][0]}
            </Button>
          ) : null,
        )}
      </div>
    </section>
  )
}
