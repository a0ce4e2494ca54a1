import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { personsQuery } from '../../../api/listings.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { assignmentsQuery } from './role-queries.ts'
import { useRoleWords } from './use-role-words.ts'

/** Who has a role, unit by unit; a long list is opened only by whoever wants it. */
export function RoleHolders({ of: role }: { readonly of: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useRoleWords()
  const assignments = useQuery(assignmentsQuery)
  const persons = useQuery(personsQuery)
  const names = new Map(persons.data?.items.map(({ email, name }) => [email, name]))
  if (assignments.data === undefined) return <PartFailure query={assignments} />
  const holders = assignments.data.items.filter((one) => one.role === role)
  const byUnit = [...Map.groupBy(holders, ({ unit }) => unit)]
  return (
    <section className={styles.part}>
      {holders.length === 0 ? (
        <p className="quiet">{t('role.noHolders')}</p>
      ) : (
        <details>
          <summary>{t('role.heldBy', { count: new Set(holders.map(({ person }) => person)).size })}</summary>
          <dl className={styles.facts} style={{ marginTop: 8 }}>
            {byUnit.map(([unit, having]) => (
              <div key={unit} style={{ display: 'contents' }}>
                <dt>{words.unitName(unit)}</dt>
                <dd>
                  {listText(
                    having.map(({ person }) => names.get(person) ?? person),
                    language,
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
