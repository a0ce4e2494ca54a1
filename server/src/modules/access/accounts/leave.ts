import type { Caller } from '@aftersale/contract'
import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../../platform/database.ts'
import { lockPeople } from '../person.store.ts'
import { countAdministrators } from '../roles/assignment.store.ts'
import {
  deletePassword,
  deleteSecondFactor,
  dropRights,
  findPerson,
  type HeldPerson,
  holdPerson,
  setLeft,
} from './account.store.ts'

export type ProtectedRefusal = { code: 'access.person-not-found' } | { code: 'access.administrators-only' }

/** The person, where the caller may take something from them: administrators are touched by administrators alone. */
export async function touchable(
  database: Database | Transaction,
  id: string,
  caller: Caller,
): Promise<Result<HeldPerson, ProtectedRefusal>> {
  const person = isId(id) ? await findPerson(database, id) : undefined
  if (person === undefined) return refuse({ code: 'access.person-not-found' })
  if (person.role === 'administrator' && caller.role !== 'administrator') {
    return refuse({ code: 'access.administrators-only' })
  }
  return accept(person)
}

type LeaveRefusal =
  | ProtectedRefusal
  | { code: 'access.left-already' }
  | { code: 'access.leave-oneself' }
  | { code: 'access.last-administrator' }

/** Whether somebody may leave, asked before their work is handed over. */
export async function mayLeave(
  database: Database | Transaction,
  id: string,
  caller: Caller,
): Promise<Result<HeldPerson, LeaveRefusal>> {
  const found = await touchable(database, id, caller)
  if (!found.ok) return found
  if (found.value.leftAt !== null) return refuse({ code: 'access.left-already' })
  if (id === caller.userId) return refuse({ code: 'access.leave-oneself' })
  return found
}

/**
 * Closes the account of somebody whose work is handed over: they come in no more, nor do their keys, which are answered. Nothing
 * of what they could do or knew is left: whoever brings them back gives no more than the caller may give.
 */
export async function closeAccount(
  tx: Transaction,
  id: string,
  caller: Caller,
  now: Instant,
): Promise<Result<{ id: string; name: string }[], LeaveRefusal>> {
  await lockPeople(tx)
  const may = await mayLeave(tx, id, caller)
  if (!may.ok) return may
  if (may.value.role === 'administrator' && (await countAdministrators(tx)) === 1) {
    return refuse({ code: 'access.last-administrator' })
  }
  // First, for whoever is about to make an invitation waits here and finds them gone.
  await setLeft(tx, id, now, now)
  await deletePassword(tx, id)
  await deleteSecondFactor(tx, id)
  return accept(await dropRights(tx, id))
}

/** Somebody works here again as staff, without a password, groups and roles until they are given some. */
export async function reopenAccount(
  tx: Transaction,
  id: string,
  caller: Caller,
  now: Instant,
): Promise<Result<undefined, ProtectedRefusal>> {
  if (isId(id)) await holdPerson(tx, id)
  const found = await touchable(tx, id, caller)
  if (!found.ok) return found
  await setLeft(tx, id, null, now)
  return accept(undefined)
}
