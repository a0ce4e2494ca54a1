import { MenuOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LazyPart } from '../release/lazy-part.tsx'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { PlaceLinks } from './place-links.tsx'
import { isWithin, placesFor } from './places.tsx'

const MoreSheet = lazy(() => import('./more-sheet.tsx').then(({ MoreSheet }) => ({ default: MoreSheet })))

/** What a thumb reaches without the sheet. */
const WITHIN_REACH = 4

/** On a phone: the daily places within a thumb's reach, and the rest in a sheet. */
export function TabBar() {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const [isOpen, setOpen] = useState(false)
  const { pathname } = useLocation()
  const places = placesFor(permissions)
    .flatMap((group) => group.places)
    .slice(0, WITHIN_REACH)
  return (
    <>
      <nav aria-label={t('frame.places')} className={styles.tabBar}>
        <PlaceLinks places={places} className={styles.tab} />
        <button
          type="button"
          className={styles.tab}
          aria-haspopup="dialog"
          // What is in none of these places is reached by the sheet.
          aria-current={places.some(({ to }) => isWithin(pathname, to)) ? undefined : true}
          onClick={() => setOpen(true)}
        >
          <MenuOutlined aria-hidden />
          <span>{t('frame.more')}</span>
        </button>
      </nav>
      <LazyPart>{isOpen ? <MoreSheet onClose={() => setOpen(false)} /> : null}</LazyPart>
    </>
  )
}
