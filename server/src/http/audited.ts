import { type Call, OWN_ACCOUNT, permissionEntry, type Route } from '@aftersale/contract'
import { isoOf } from '@aftersale/kernel'
import type { Acting } from '../platform/acting.ts'

/** Whether what a route changes is written down in the audit: what is reserved, one's own account, and coming in. */
function isAudited({ method, permission, audited, handsOut }: Route): boolean {
  if (handsOut || audited) return true
  if (method === 'GET') return false
  return permission === undefined || permission === OWN_ACCOUNT || !permissionEntry(permission).staff
}

/** In whose name a call changes things; undefined where the audit does not ask. */
export function auditedAs(
  route: Route,
  { caller, address, requestId, now }: Pick<Call<Route>, 'caller' | 'address' | 'requestId' | 'now'>,
): Acting | undefined {
  if (!isAudited(route)) return undefined
  const where = { address, route: route.id, request: requestId, at: isoOf(now) }
  if (caller === undefined) return { via: 'nobody', ...where }
  const { via, email, name, keyId } = caller
  return { via, email, ...(keyId === undefined ? { name } : { key: name }), ...where }
}
