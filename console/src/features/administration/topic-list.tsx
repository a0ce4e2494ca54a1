import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { topicsFor } from '../../shell/frame/topics.ts'
import { useMe } from '../../shell/use-me.ts'
import styles from './administration.module.css'

/** The topics that one may open, by what they are about: beside the page. */
export function TopicList() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('admin.topics')} className={styles.topics}>
      {topicsFor(useMe().permissions).map(({ group, topics }) => (
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
  )
}
