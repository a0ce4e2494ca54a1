import { type Call, type Caller, OWN_ACCOUNT, permissionEntry, type Route } from '@aftersale/contract'
import { isoOf } from '@aftersale/kernel'
import type { Acting } from '../platform/acting.ts'

/**
 * Whether what a route changes is written down in the audit: what is reserved, one's own account, and staff who come in. What
 * consumers and providers do stands in the cases and reports themselves.
 */
function isAudited({ method, topic, permission, audited, handsOut }: Route): boolean {
  if (handsOut || audited) return true
  if (method === 'GET') return false
  if (permission === undefined) return topic === 'access'
  return permission === OWN_ACCOUNT || !permissionEntry(permission).staff
}

/** In whose name a call changes things; undefined where the audit does not ask. */
export function auditedAs(
  route: Route,
  {
    caller,
    address,
    requestId,
    now,
  }: Pick<Call<Route>, 'address' | 'requestId' | 'now'> & { caller: Caller | undefined },
): Acting | undefined {
  if (!isAudited(route)) return undefined
  const where = { address, route: route.id, request: requestId, at: isoOf(now) }
  if (caller === undefined) return { via: 'nobody', ...where }
  const { via, email, name, keyId } = caller
  return { via, email, ...(keyId === undefined ? { name } : { key: name }), ...where }
}
