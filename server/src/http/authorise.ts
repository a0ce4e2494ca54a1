import type { Access, Caller } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'

export type AuthoriseRefusal =
  | { code: 'access.sign-in-needed' }
  | { code: 'access.key-wrong' }
  | { code: 'access.persons-only' }
  | { code: 'access.administrators-only' }

/** Whether this caller may use a route of this kind. `undefined` is nobody. */
export function authorise(access: Access, caller: Caller | undefined): Result<Caller | undefined, AuthoriseRefusal> {
  if (access === 'open') return accept(caller)
  if (!caller) return refuse({ code: 'access.sign-in-needed' })
  if (access === 'session') return accept(caller)
  if (access === 'operator' && caller.role === 'administrator') return accept(caller)
  if (access === 'operator') return refuse({ code: 'access.administrators-only' })
  if (caller.via !== 'session') return refuse({ code: 'access.persons-only' })
  if (access === 'person' || caller.role === 'administrator') return accept(caller)
  return refuse({ code: 'access.administrators-only' })
}
