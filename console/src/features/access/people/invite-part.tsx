import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { CopyLine } from '../../../shell/fields/copy-line.tsx'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type Account, accountsQuery } from './accounts-query.ts'

/** A link by which somebody chooses a password: shown this once, to be handed on by whatever way reaches them. */
export function InvitePart({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const invite = useCommand({
    run: () => answered(api().invitePerson({ params: { id: person.id } })),
    changes: [accountsQuery.queryKey],
  })
  const made = invite.data
  const link = made === undefined ? '' : `${location.origin}/invitation#${made.token}`
  return (
    <section className={styles.part} aria-labelledby="part-invite">
      <h3 id="part-invite">{t('people.invite')}</h3>
      {made === undefined ? (
        <>
          <p className="quiet">{t('people.inviteWords')}</p>
          {invite.error ? <ProblemBox>{problemText(invite.error, t)}</ProblemBox> : null}
          <div className={styles.buttons}>
            <Button loading={invite.isPending} onClick={() => invite.mutate(undefined)}>
              {t('people.makeLink')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="quiet">{t('people.linkWords', { until: momentText(made.expiresAt, language) })}</p>
          <CopyLine label={t('people.invite')} value={link} copy={t('people.copyLink')} isFirst />
        </>
      )}
    </section>
  )
}
