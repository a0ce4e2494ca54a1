import { Outlet } from '@tanstack/react-router'
import { ReleaseNotice } from '../release/release-notice.tsx'
import { OfflineNotice } from '../states/offline-notice.tsx'

/** What every page stands in, signed in or not. */
export function Root() {
  return (
    <>
      <OfflineNotice />
      <ReleaseNotice />
      <Outlet />
    </>
  )
}
