import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/use-me.ts'
import { groupText } from '../cases/index.ts'
import { readWorkbenchSearch, SORTS, type Sort } from './queue.ts'
import styles from './workbench.module.css'

type ListBarProps = { readonly sort: Sort; readonly group: string | undefined }

/** In which order, and of which of one's teams. */
export function ListBar({ sort, group }: ListBarProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { groups } = useMe()
  const teams = [...new Set([...groups, ...(group === undefined ? [] : [group])])]
  return (
    <div className={styles.listBar}>
      <label htmlFor="sort">{t('workbench.sort')}</label>
      <Select
        id="sort"
        size="small"
        value={sort}
        popupMatchSelectWidth={false}
        options={SORTS.map((value) => ({ value, label: t(`workbench.sorts.${value}`) }))}
        onChange={(chosen: Sort) =>
          void navigate({ to: '/tasks', search: (before) => ({ ...before, sort: chosen }), replace: true })
        }
      />
      {teams.length > 1 || group !== undefined ? (
        <>
          <label htmlFor="team">{t('workbench.team')}</label>
          <Select
            id="team"
            size="small"
            value={group ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('cases.all') },
              ...teams.map((value) => ({ value, label: groupText(value, t) })),
            ]}
            onChange={(chosen: string) =>
              void navigate({
                to: '/tasks',
                search: (before) => readWorkbenchSearch({ ...before, group: chosen }),
                replace: true,
              })
            }
          />
        </>
      ) : null}
    </div>
  )
}
