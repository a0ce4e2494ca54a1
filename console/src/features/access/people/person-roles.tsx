import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { unitsQuery } from '../../../api/listings.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { useMay } from '../../../shell/use-may.ts'
import { useMe } from '../../../shell/use-me.ts'
import { assignmentsQuery } from '../roles/role-queries.ts'
import { useRoleWords } from '../roles/use-role-words.ts'
import { type Account, accountsQuery } from './accounts-query.ts'

type Place = { readonly role: string; readonly unit: string }

/** Which roles somebody has, and where; roles are given and taken away one by one. */
export function PersonRoles({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const me = useMe()
  const mayAssign = useMay('roles.assign')
  const words = useRoleWords()
  const units = useQuery(unitsQuery)
  const top = units.data?.items.find(({ parent }) => parent === null)?.unit ?? 'company'
  const [role, setRole] = useState<string | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  const change = useCommand({
    run: async (given: Place & { readonly remove: boolean }) => {
      const item = { key: commandKey(), person: person.email, ...given }
      return oneDone(api().changeAssignments({ body: { items: [item] } }))
    },
    changes: [accountsQuery.queryKey, assignmentsQuery.queryKey],
    said: t('people.rolesChanged'),
    onDone: () => {
      setRole(null)
      setUnit(null)
    },
  })
  const administrator = { role: 'administrator', unit: top }
  const has: readonly Place[] = [...(person.role === 'administrator' ? [administrator] : []), ...person.roles]
  const isAtTop = role === 'administrator'
  const where = isAtTop ? top : unit
  const roleChoices = [
    ...(me.role === 'administrator' ? [{ value: 'administrator', label: t('roles.administrator') }] : []),
    ...words.roleChoices,
  ]
  return (
    <section className={styles.part} aria-labelledby="part-roles">
      <h3 id="part-roles">{t('people.rolesTitle')}</h3>
      {has.length === 0 ? <p className="quiet">{t('people.noRoles')}</p> : null}
      <ul className={styles.form}>
        {has.map((place) => (
          <li key={`${place.role} ${place.unit}`} className={styles.row}>
            <span>{place.role === 'administrator' ? t('roles.administrator') : words.placed(place)}</span>
            {mayAssign ? (
              <Button size="small" onClick={() => change.mutate({ ...place, remove: true })}>
                {t('people.takeAway')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayAssign ? (
        <SheetForm
          submit={t('people.giveRole')}
          onSubmit={() => role !== null && where !== null && change.mutate({ role, unit: where, remove: false })}
          isRunning={change.isPending}
          error={change.error}
          isBlocked={role === null || where === null}
        >
          <div className={styles.pair}>
            <ChoiceField
              id="role"
              label={t('people.role')}
              options={roleChoices}
              asked={words.roles}
              value={role}
              onChange={setRole}
              placeholder={t('people.choose')}
            />
            {isAtTop ? null : (
              <ChoiceField
                id="unit"
                label={t('people.unit')}
                options={words.unitChoices}
                asked={units}
                value={unit}
                onChange={setUnit}
                placeholder={t('people.choose')}
              />
            )}
          </div>
          {role === null || isAtTop ? null : <p className="quiet">{words.reachOf(role)}</p>}
        </SheetForm>
      ) : change.error ? (
        <ProblemBox>{problemText(change.error, t)}</ProblemBox>
      ) : null}
    </section>
  )
}
