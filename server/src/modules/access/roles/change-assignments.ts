import { type BodyOf, type Caller, isPermission, type KnownRefusal, type routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { lockUnits, readUnits, type Unit } from '../organisation/unit.store.ts'
import { lockPeople } from '../person.store.ts'
import {
  assignmentsOf,
  countAdministrators,
  deleteAssignments,
  insertAssignments,
  type PersonRole,
  personsByEmail,
  setAdministrators,
} from './assignment.store.ts'
import { ADMINISTRATOR } from './built-in.ts'
import { knownRoles } from './known-roles.ts'

type Item = BodyOf<typeof routes.changeAssignments>['items'][number]
type Wrong = KnownRefusal<
  | 'access.person-not-found'
  | 'access.role-unknown'
  | 'access.unit-unknown'
  | 'access.unit-at-top'
  | 'access.role-beyond-own'
  | 'access.last-administrator'
>

interface By {
  readonly caller: Caller
  readonly now: Instant
}

/** Gives roles to people and takes them away, one after the other, each once under its key. */
export function changeAssignments(tx: Transaction, items: readonly Item[], by: By) {
  return runKeyed(tx, items, { scope: 'access.assign', now: by.now, run: (fresh) => change(tx, fresh, by) })
}

const nameOf = ({ user_id, role, unit }: PersonRole) => `${user_id} ${role} ${unit}`

async function change(tx: Transaction, items: readonly Item[], { caller, now }: By) {
  await lockUnits(tx)
  if (items.some(({ role }) => role === ADMINISTRATOR)) await lockPeople(tx)
  const emails = items.map(({ person }) => person.trim().toLowerCase())
  const persons = await personsByEmail(tx, emails)
  const ids = [...persons.values()].map(({ id }) => id)
  const has = new Map((await assignmentsOf(tx, ids)).map((row) => [nameOf(row), row]))
  const around = { units: await readUnits(tx), roles: await knownRoles(tx), caller }
  const administers = new Map([...persons.values()].map(({ id, role }) => [id, role === ADMINISTRATOR]))
  let administrators = await countAdministrators(tx)
  const given = new Map<string, PersonRole>()
  const taken = new Map<string, PersonRole>()
  const promoted = new Map<string, boolean>()
  const results = items.map((item, at): Result<{ changed: boolean }, Wrong> => {
    const person = persons.get(emails[at] ?? '')
    if (person === undefined) return refuse({ code: 'access.person-not-found' })
    const wrong = whyNot(item, around)
    if (wrong !== null) return refuse(wrong)
    if (item.role === ADMINISTRATOR) {
      const isOne = administers.get(person.id) ?? false
      if (isOne === !item.remove) return accept({ changed: false })
      if (item.remove && administrators === 1) return refuse({ code: 'access.last-administrator' })
      administrators += item.remove ? -1 : 1
      administers.set(person.id, !item.remove)
      promoted.set(person.id, !item.remove)
      return accept({ changed: true })
    }
    const row = { user_id: person.id, role: item.role, unit: item.unit }
    const name = nameOf(row)
    if (has.has(name) === !item.remove) return accept({ changed: false })
    if (item.remove) has.delete(name)
    else has.set(name, row)
    ;(item.remove ? taken : given).set(name, row)
    ;(item.remove ? given : taken).delete(name)
    return accept({ changed: true })
  })
  await deleteAssignments(tx, [...taken.values()])
  await insertAssignments(tx, [...given.values()], caller.email, now)
  await setAdministrators(tx, promoted)
  return results
}

interface Around {
  readonly units: readonly Unit[]
  readonly roles: Awaited<ReturnType<typeof knownRoles>>
  readonly caller: Caller
}

function whyNot({ role, unit, remove }: Item, { units, roles, caller }: Around): Wrong | null {
  const found = units.find((one) => one.unit === unit)
  if (found === undefined || (found.closedAt !== null && !remove)) return { code: 'access.unit-unknown', unit }
  if (role === ADMINISTRATOR) {
    if (caller.role !== ADMINISTRATOR) return { code: 'access.role-beyond-own', role }
    const top = units.find(({ parent }) => parent === null)?.unit ?? ''
    return unit === top ? null : { code: 'access.unit-at-top', unit: top }
  }
  const document = roles.get(role)
  if (document === undefined) return remove ? null : { code: 'access.role-unknown', role }
  const isBeyond = Object.keys(document.grants).some((name) => isPermission(name) && !caller.permissions.includes(name))
  return isBeyond ? { code: 'access.role-beyond-own', role } : null
}
