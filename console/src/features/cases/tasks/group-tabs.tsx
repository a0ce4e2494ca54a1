import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { groupText } from '../group-text.ts'
import styles from '../list/case-list.module.css'

type GroupTabsProps = { readonly groups: readonly string[]; readonly chosen: string | undefined }

/** Whose tasks to look at. */
export function GroupTabs({ groups, chosen }: GroupTabsProps) {
  const { t } = useTranslation()
  if (groups.length < 2) return null
  return (
    <nav className={styles.bar} aria-label={t('tasks.groups')}>
      <div className={styles.states}>
        <Link to="/tasks" search={{}} className={styles.state} aria-current={chosen === undefined || undefined}>
          {t('cases.all')}
        </Link>
        {groups.map((group) => (
          <Link
            key={group}
            to="/tasks"
            search={{ group }}
            className={styles.state}
            aria-current={chosen === group || undefined}
          >
            {groupText(group, t)}
          </Link>
        ))}
      </div>
    </nav>
  )
}
