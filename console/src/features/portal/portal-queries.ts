import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

/** All that is asked of the portal's settings is read anew together. */
export const PORTAL = ['portal'] as const

/** How the portal is set up. */
export const portalSettingsQuery = queryOptions({
  queryKey: [...PORTAL, 'settings'],
  queryFn: ({ signal }) => answered(api().getPortalSettings({ signal })),
})

/** How the company shows itself to consumers. */
export const portalAppearanceQuery = queryOptions({
  queryKey: [...PORTAL, 'appearance'],
  queryFn: ({ signal }) => answered(api().getPortalAppearance({ signal })),
})
