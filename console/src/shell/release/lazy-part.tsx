import { CatchBoundary } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../states/states.module.css'

type LazyPartProps = { readonly children: ReactNode; readonly fallback?: ReactNode }

/** A part whose script is fetched when it is wanted. Where the script cannot be had, the page around stays as it is. */
export function LazyPart({ children, fallback }: LazyPartProps) {
  return (
    <CatchBoundary getResetKey={() => location.pathname} errorComponent={PartMissing}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </CatchBoundary>
  )
}

/** A browser that could not fetch a script may not ask for it again before the page is loaded anew. */
function PartMissing() {
  const { t } = useTranslation()
  return (
    <p className={styles.part} role="alert">
      {t('states.partFailed')}{' '}
      <button type="button" className="link-button" onClick={() => location.reload()}>
        {t('states.reload')}
      </button>
    </p>
  )
}
