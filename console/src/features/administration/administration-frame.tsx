import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/use-me.ts'
import styles from './administration.module.css'
import { topicsFor } from './topics.ts'

/** Administration: its topics beside the page on a desk, above it on a phone. */
export function AdministrationFrame() {
  const { t } = useTranslation()
  const { permissions } = useMe()
  return (
    <div className={styles.frame}>
      <nav aria-label={t('admin.topics')} className={styles.topics}>
        {topicsFor(permissions).map(({ group, topics }) => (
          <div key={group} className={styles.group}>
            <p className={styles.groupName}>{t(`admin.groups.${group}`)}</p>
            {topics.map(({ to, text }) => (
              <Link key={to} to={to} className={styles.topic} activeProps={{ 'aria-current': 'page' }}>
                {t(`admin.places.${text}`)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  )
}
