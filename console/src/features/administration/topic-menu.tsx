import { RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { topicsFor } from '../../shell/frame/topics.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { useMe } from '../../shell/use-me.ts'
import styles from './topic-menu.module.css'

/** The topics that one may open, each with what it is for: a page of its own. */
export function TopicMenu() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('places.admin')} />
      <nav aria-label={t('admin.topics')} className={styles.menu}>
        {topicsFor(useMe().permissions).map(({ group, topics }) => (
          <section key={group} aria-labelledby={`topics-${group}`}>
            <h2 id={`topics-${group}`} className={styles.name}>
              {t(`admin.groups.${group}`)}
            </h2>
            <ul className="sheet">
              {topics.map(({ to, text }) => (
                <li key={to} className={styles.topic}>
                  <div>
                    <Link to={to} className={styles.link} aria-describedby={`about-${text}`}>
                      {t(`admin.places.${text}`)}
                    </Link>
                    <p id={`about-${text}`} className={styles.about}>
                      {t(`admin.about.${text}`)}
                    </p>
                  </div>
                  <RightOutlined aria-hidden className={styles.onward} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  )
}
