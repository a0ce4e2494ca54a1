import type { PortalVisitor, RouteHandler } from '@aftersale/contract'
import { portalCaseRoutes } from './cases.routes.ts'
import { tokenIn } from './entering/cookie.ts'
import { findSession } from './entering/session.store.ts'
import type { PortalParts } from './parts.ts'
import { portalRoutes } from './portal.routes.ts'
import { portalStaffRoutes } from './staff.routes.ts'

export { confideCodes } from './entering/confide-code.ts'

/** Where consumers come in. */
export interface Portal {
  readonly routes: RouteHandler[]
  /** The consumer whose session a request carries. */
  readonly visitorOf: (headers: Headers) => Promise<PortalVisitor | undefined>
  /** Where photos arrive, by the id of their route. */
  readonly uploads: Readonly<Record<string, { readonly files: PortalParts['arrivals']; readonly limit: number }>>
}

/** Photos are made small before they are sent; this is room for a telephone that cannot. */
const LARGEST_PHOTO = 12 * 1024 * 1024

export function openPortal(parts: PortalParts): Portal {
  const { database, clock, arrivals } = parts
  return {
    routes: [...portalRoutes(parts), ...portalCaseRoutes(parts), ...portalStaffRoutes(parts)],
    visitorOf: async (headers) => {
      const token = tokenIn(headers)
      return token === undefined ? undefined : findSession(database, token, clock.now())
    },
    uploads: { uploadPortalPhoto: { files: arrivals, limit: LARGEST_PHOTO } },
  }
}
