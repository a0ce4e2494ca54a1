import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { PageMissing } from '../release/lazy-page.ts'
import { FailureNotice } from './failure-notice.tsx'
import { StatePage } from './state-page.tsx'

/** A page that could not be opened at all. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = async () => {
    if (error instanceof PageMissing) {
      // A script that a browser could not fetch it may not ask for again on this page.
      if (await isThere()) location.reload()
      return
    }
    reset()
    void router.invalidate()
  }
  return (
    <StatePage>
      <FailureNotice error={error} onRetry={() => void retry()} />
    </StatePage>
  )
}

/** Loaded anew without its server, a page would be the browser's own. Whatever it answers, it is there. */
const isThere = (): Promise<boolean> =>
  fetch('/', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
