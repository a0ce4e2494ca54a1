import { useTranslation } from 'react-i18next'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { useMe } from '../../../shell/use-me.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { Account } from './accounts-query.ts'
import { InvitePart } from './invite-part.tsx'
import { LeavePart } from './leave-part.tsx'
import { NamePart } from './name-part.tsx'
import { PersonState } from './people-table.tsx'
import { PersonGroups } from './person-groups.tsx'
import { PersonRoles } from './person-roles.tsx'
import { ReturnPart } from './return-part.tsx'
import { SignInPart } from './sign-in-part.tsx'

type PersonSheetProps = { readonly person: Account; readonly onClose: () => void }

/** One person: who they are, what they may do and where, how they come in, and their leaving. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useMe()
  const isGone = person.leftAt !== null
  return (
    <SideSheet title={person.name} onClose={onClose}>
      <section className={styles.part}>
        <dl className={styles.facts}>
          <dt>{t('signIn.email')}</dt>
          <dd>{person.email}</dd>
          <dt>{t('people.state')}</dt>
          <dd>
            <PersonState person={person} />
          </dd>
          <dt>{t('people.addedAt')}</dt>
          <dd>{momentText(person.addedAt, language)}</dd>
          {person.leftAt === null ? null : (
            <>
              <dt>{t('people.leftAt')}</dt>
              <dd>{momentText(person.leftAt, language)}</dd>
            </>
          )}
        </dl>
      </section>
      {isGone ? (
        <ReturnPart person={person} />
      ) : (
        <>
          {person.hasPassword || person.usesSingleSignOn ? null : <InvitePart person={person} />}
          <PersonRoles person={person} />
          <PersonGroups person={person} />
          <SignInPart person={person} />
          <NamePart person={person} />
          {person.id === me.userId ? null : <LeavePart person={person} />}
        </>
      )}
    </SideSheet>
  )
}
