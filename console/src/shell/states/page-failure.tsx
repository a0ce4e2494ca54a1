import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { FailureNotice } from './failure-notice.tsx'
import styles from './states.module.css'

/** A page that could not be opened at all. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className={styles.page}>
      <FailureNotice error={error} onRetry={retry} />
    </main>
  )
}
