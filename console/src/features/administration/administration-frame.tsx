import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../shell/page-header.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { useTabStrip } from '../../shell/strip/use-tab-strip.ts'
import { useMe } from '../../shell/use-me.ts'
import styles from './administration.module.css'
import { isClosedTo, topicsFor } from './topics.ts'

/** In the place of a page that one may not open: nothing of the page itself. */
function Closed() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('places.admin')} />
      <div className="sheet">
        <Notice title={t('states.forbidden')} />
      </div>
    </>
  )
}

/** Administration: its topics beside the page on a desk, above it on a phone. */
export function AdministrationFrame() {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const { pathname } = useLocation()
  const { ref, className } = useTabStrip(pathname)
  return (
    <div className={styles.frame}>
      <nav ref={ref} aria-label={t('admin.topics')} className={`${className} ${styles.topics}`}>
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
      <div className={styles.page}>{isClosedTo(pathname, permissions) ? <Closed /> : <Outlet />}</div>
    </div>
  )
}
