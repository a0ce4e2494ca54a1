import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './release.module.css'
import { loadAnew, release } from './release.ts'

/** Says that the server has a newer console, to whoever has typed on this page; whoever goes elsewhere gets it. */
export function ReleaseNotice() {
  const { t } = useTranslation()
  const isNewer = useSyncExternalStore(release.subscribe, release.isNewer)
  const { pathname } = useLocation()
  useEffect(() => {
    if (isNewer && !release.isTypedOn(pathname)) loadAnew()
  }, [isNewer, pathname])
  return (
    <div role="status" className={isNewer ? styles.notice : undefined}>
      {isNewer ? (
        <>
          {t('states.newer')}
          <Button size="small" onClick={() => location.reload()}>
            {t('states.reload')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
