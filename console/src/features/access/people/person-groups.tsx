import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { rolesQuery } from '../roles/role-queries.ts'
import { useGroupWords } from '../roles/use-role-words.ts'
import { type Account, accountsQuery } from './accounts-query.ts'

/** Groups that somebody is in besides those of their roles: tasks are offered to groups. */
export function PersonGroups({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const groupWords = useGroupWords()
  const roles = useQuery(rolesQuery)
  const accounts = useQuery(accountsQuery)
  const [group, setGroup] = useState<string | null>(null)
  const change = useCommand({
    run: async (given: { readonly name: string; readonly remove: boolean }) => {
      const params = { id: person.id }
      return given.remove
        ? await answered(api().removeFromGroup({ params: { ...params, group: given.name } }))
        : await answered(api().addToGroup({ params, body: { group: given.name } }))
    },
    changes: [accountsQuery.queryKey],
    said: t('people.groupsChanged'),
    onDone: () => setGroup(null),
  })
  const known = new Set([
    ...(roles.data?.items ?? []).flatMap(({ document }) => document.groups ?? []),
    ...(accounts.data?.items ?? []).flatMap(({ groups }) => groups),
  ])
  const options = [...known]
    .filter((name) => !person.groups.includes(name))
    .map((name) => ({ value: name, label: groupWords(name) }))
  return (
    <section className={styles.part} aria-labelledby="part-groups">
      <h3 id="part-groups">{t('people.groups')}</h3>
      <p className="quiet">{t('people.groupsWords')}</p>
      <ul className={styles.form}>
        {person.groups.map((name) => (
          <li key={name} className={styles.row}>
            <span>{groupWords(name)}</span>
            <Button size="small" onClick={() => change.mutate({ name, remove: true })}>
              {t('people.takeOut')}
            </Button>
          </li>
        ))}
      </ul>
      <SheetForm
        submit={t('people.putIn')}
        onSubmit={() => group !== null && change.mutate({ name: group, remove: false })}
        isRunning={change.isPending}
        error={change.error}
        isBlocked={group === null}
      >
        <ChoiceField
          id="group"
          label={t('people.group')}
          options={options}
          asked={roles}
          value={group}
          onChange={setGroup}
          placeholder={t('people.choose')}
        />
      </SheetForm>
    </section>
  )
}
