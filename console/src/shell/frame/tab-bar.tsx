import { MenuOutlined } from '@ant-design/icons'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LazyPart } from '../release/lazy-part.tsx'
import { useMe } from '../use-me.ts'
import styles from './frame.module.css'
import { PlaceLinks } from './place-links.tsx'
import { placesFor } from './places.tsx'

const MoreSheet = lazy(() => import('./more-sheet.tsx').then(({ MoreSheet }) => ({ default: MoreSheet })))

/** What a thumb reaches without the sheet. */
const WITHIN_REACH = 4

/** On a phone: the daily places within a thumb's reach, and the rest in a sheet. */
export function TabBar() {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const [isOpen, setOpen] = useState(false)
  const places = placesFor(permissions).flatMap((group) => group.places)
  return (
    <>
      <nav aria-label={t('frame.places')} className={styles.tabBar}>
        <PlaceLinks places={places.slice(0, WITHIN_REACH)} className={styles.tab} />
        <button type="button" className={styles.tab} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <MenuOutlined aria-hidden />
          <span>{t('frame.more')}</span>
        </button>
      </nav>
      <LazyPart>{isOpen ? <MoreSheet onClose={() => setOpen(false)} /> : null}</LazyPart>
    </>
  )
}
