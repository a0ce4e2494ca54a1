import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { StateMark } from '../../../shell/states/state-mark.tsx'
import { momentText } from '../../../text/format.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useRoleWords } from '../roles/use-role-words.ts'
import type { Account } from './accounts-query.ts'
import { standingOf } from './standing.ts'

type PeopleTableProps = { readonly people: readonly Account[]; readonly onOpen: (id: string) => void }

/** People, one a row. */
export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { placed } = useRoleWords()
  const columns: Column<Account>[] = [
    {
      title: t('people.roles'),
      kind: 'line',
      cell: ({ role, roles }) => {
        if (role === 'administrator') return t('roles.administrator')
        return roles.length === 0 ? (
          <span className="quiet">{t('roles.staff')}</span>
        ) : (
          listText(roles.map(placed), language)
        )
      },
    },
    { title: t('people.state'), cell: (person) => <PersonState person={person} /> },
    {
      title: t('people.twoFactor'),
      isLabelled: true,
      cell: ({ twoFactor }) => (twoFactor ? t('people.on') : <span className="quiet">{t('people.off')}</span>),
    },
    {
      title: t('people.lastSignIn'),
      kind: 'number',
      isLabelled: true,
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('people.never') : momentText(lastSignInAt, language)),
    },
  ]
  return (
    <RecordTable
      name={t('admin.places.people')}
      rows={people}
      keyOf={({ id }) => id}
      head={{ title: t('people.name'), text: ({ name }) => name, note: ({ email }) => email }}
      columns={columns}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

/** Whether somebody is in, invited, not invited yet, or gone: what is usual in plain words, the rest marked. */
export function PersonState({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const standing = standingOf(person)
  if (standing === 'active') return t('people.active', { count: person.sessions })
  return <StateMark tone={standing === 'left' ? 'closed' : 'waiting'}>{t(`people.${standing}`)}</StateMark>
}
