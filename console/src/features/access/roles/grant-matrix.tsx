import { type DataRange, type Permission, permissionEntry } from '@aftersale/contract'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './grant-matrix.module.css'
import { granted, isConditional, permissionGroups, type RoleDraft, rangesFor } from './role-draft.ts'
import { rangeText } from './use-role-words.ts'

type GrantMatrixProps = {
  readonly draft: RoleDraft
  readonly onChange: (draft: RoleDraft) => void
  readonly isFixed: boolean
}

const NOT = 'not'

/** Every permission in words, and on which data the role has it. */
export function GrantMatrix({ draft, onChange, isFixed }: GrantMatrixProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const choose = (permission: Permission, range: string) =>
    onChange(granted(draft, permission, range === NOT ? null : (range as DataRange)))
  return (
    <table className={styles.matrix}>
      <caption className="unseen">{t('role.matrix')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('role.permission')}</th>
          <th scope="col">{t('role.onWhat')}</th>
        </tr>
      </thead>
      {permissionGroups.map(([group, permissions]) => (
        <tbody key={group}>
          {permissions.map((permission) => {
            const range = draft.grants[permission]
            const words = inLanguage(permissionEntry(permission).words, language)
            return (
              <tr key={permission} data-granted={range !== undefined || undefined}>
                <th scope="row">{words}</th>
                <td>
                  {isConditional(range) ? (
                    <span title={range.when}>{rangeText(range, t)}</span>
                  ) : (
                    <Select
                      size="small"
                      className={`${styles.range}`}
                      aria-label={words}
                      disabled={isFixed}
                      value={range ?? NOT}
                      options={[
                        { value: NOT, label: t('role.ranges.none') },
                        ...rangesFor(permission).map((one) => ({ value: one, label: rangeText(one, t) })),
                      ]}
                      onChange={(value) => choose(permission, value)}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}
