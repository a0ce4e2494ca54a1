import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { timeQuery } from '../../api/server-time.ts'
import { useLive } from '../live/use-live.ts'
import { usePalette } from '../palette/use-palette.tsx'
import { Framed } from '../states/state-page.tsx'
import styles from './frame.module.css'
import { KeyboardGuide } from './keyboard-guide.tsx'
import { Rail } from './rail.tsx'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useFreshMe } from './use-fresh-me.ts'
import { useNarrowRail } from './use-narrow-rail.ts'

/** The frame around every page of the staff: a rail on a desk, bars above and below on a phone. */
export function StaffFrame() {
  const { t } = useTranslation()
  useQuery(timeQuery)
  useFreshMe()
  useLive()
  const { open, palette } = usePalette()
  const [isNarrow, resize] = useNarrowRail()
  return (
    <div className={styles.frame} data-narrow={isNarrow || undefined}>
      <a href="#page" className={styles.skip}>
        {t('frame.skip')}
      </a>
      <Rail isNarrow={isNarrow} onResize={resize} onSearch={open} />
      <TopBar onSearch={open} />
      <main id="page" className={styles.page} tabIndex={-1}>
        <Framed value={true}>
          <Outlet />
        </Framed>
      </main>
      <TabBar />
      <KeyboardGuide />
      {palette}
    </div>
  )
}
