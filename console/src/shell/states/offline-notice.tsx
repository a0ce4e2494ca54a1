import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

function subscribe(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** Says that the network is gone, as long as it is. */
export function OfflineNotice() {
  const { t } = useTranslation()
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className={isOnline ? undefined : styles.offline}>
      {isOnline ? null : t('states.offlineNotice')}
    </div>
  )
}
