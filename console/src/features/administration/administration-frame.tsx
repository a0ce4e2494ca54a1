import { LeftOutlined } from '@ant-design/icons'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isClosedTo, isStart } from '../../shell/frame/topics.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { useNarrow } from '../../shell/theme/use-media.ts'
import { useMe } from '../../shell/use-me.ts'
import styles from './administration.module.css'
import { TopicList } from './topic-list.tsx'

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

/** On a phone a topic has the page to itself, and a way back to all of them. */
function BackToTopics() {
  const { t } = useTranslation()
  return (
    <Link to="/admin" className={styles.back}>
      <LeftOutlined aria-hidden />
      {t('places.admin')}
    </Link>
  )
}

/** Administration: its topics beside the page on a desk, on a phone a page of their own. */
export function AdministrationFrame() {
  const { permissions } = useMe()
  const { pathname } = useLocation()
  const isNarrow = useNarrow()
  return (
    <div className={styles.frame}>
      {isNarrow ? null : <TopicList />}
      <div className={styles.page}>
        {isNarrow && !isStart(pathname) ? <BackToTopics /> : null}
        {isClosedTo(pathname, permissions) ? <Closed /> : <Outlet />}
      </div>
    </div>
  )
}
