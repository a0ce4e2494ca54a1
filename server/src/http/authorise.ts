import type { Caller, Door, Permission } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'

export type AuthoriseRefusal =
  | { code: 'access.sign-in-needed' }
  | { code: 'access.key-wrong' }
  | { code: 'access.persons-only' }
  | { code: 'access.not-permitted'; permission: Permission }

/** Whether this caller may use a route at all; on which records they may is asked where they are read. `undefined` is nobody. */
export function authorise(
  { access, permission }: Door,
  caller: Caller | undefined,
): Result<Caller | undefined, AuthoriseRefusal> {
  if (access === 'open' || access === 'portal') return accept(caller)
  if (!caller) return refuse({ code: 'access.sign-in-needed' })
  if (access === 'person' && caller.via !== 'session') return refuse({ code: 'access.persons-only' })
  if (permission === undefined || permission === 'own-account' || caller.permissions.includes(permission)) {
    return accept(caller)
  }
  return refuse({ code: 'access.not-permitted', permission })
}
