import { Outlet } from '@tanstack/react-router'
import { OfflineNotice } from '../states/offline-notice.tsx'

/** What every page stands in, signed in or not. */
export function Root() {
  return (
    <>
      <OfflineNotice />
      <Outlet />
    </>
  )
}
