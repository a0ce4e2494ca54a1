import {
  type Caller,
  type DataRange,
  isPermission,
  type Permission,
  permissionNames,
  type RoleDocument,
} from '@aftersale/contract'
import type { Filter } from '@aftersale/feel'
import type { Database, Transaction } from '../../../platform/database.ts'
import { readUnits, type Unit } from '../organisation/unit.store.ts'
import { assignmentsOf, rolesOfKey } from '../roles/assignment.store.ts'
import { ADMINISTRATOR, STAFF } from '../roles/built-in.ts'
import { knownRoles } from '../roles/known-roles.ts'
import { readCondition } from './condition.ts'

/** A permission on a data range, counted from a unit. */
export interface Grant {
  readonly permission: Permission
  readonly range: DataRange
  /** Of the cases in range, only those; null: all. */
  readonly when: Filter | null
  readonly unit: string
}

/** What somebody may do. Each group of grants must allow a thing: those of a person, and those of the key they gave. */
export interface Grants {
  readonly permissions: Permission[]
  /** Null: everything there is. */
  readonly all: readonly (readonly Grant[])[] | null
  readonly units: readonly Unit[]
  /** Groups that roles bring. */
  readonly groups: readonly string[]
  /** Whether an API key has roles of its own: it is in their groups, not in those of its maker. */
  readonly isNarrowed: boolean
}

type Who = Pick<Caller, 'userId' | 'role' | 'keyId'>

/** Somebody, called or not, whose rights and sight are asked about. */
export type Person = Who & Pick<Caller, 'email'>

const EVERYTHING: Grants = { permissions: [...permissionNames], all: null, units: [], groups: [], isNarrowed: false }

const remembered = new WeakMap<Who, Grants>()

/** What a caller may do, read once for each request: it is remembered as long as the caller's own object is. */
export async function grantsOf(database: Database | Transaction, who: Who): Promise<Grants> {
  const known = remembered.get(who) ?? (await readGrants(database, who))
  remembered.set(who, known)
  return known
}

/** The same for a caller who is about to be made out of `who`. */
export async function withPermissions(database: Database, who: Omit<Caller, 'permissions'>): Promise<Caller> {
  const grants = await readGrants(database, who)
  const caller = { ...who, permissions: grants.permissions }
  remembered.set(caller, grants)
  return caller
}

async function readGrants(database: Database | Transaction, { userId, role, keyId }: Who): Promise<Grants> {
  const ofKey = keyId === undefined ? [] : await rolesOfKey(database, keyId)
  if (role === ADMINISTRATOR && ofKey.length === 0) return EVERYTHING
  const units = await readUnits(database)
  const roles = await knownRoles(database)
  const top = units.find(({ parent }) => parent === null)?.unit ?? ''
  const assigned = role === ADMINISTRATOR ? [] : await assignmentsOf(database, [userId])
  const own = assigned.length === 0 ? [{ role: STAFF, unit: top }] : assigned
  const sets = [...(role === ADMINISTRATOR ? [] : [own]), ...(ofKey.length === 0 ? [] : [ofKey])]
  const all = sets.map((set) => set.flatMap((one) => grantsIn(roles.get(one.role)?.grants ?? {}, one.unit)))
  const may = (name: Permission) => all.every((set) => set.some(({ permission }) => permission === name))
  const groups = [...new Set((sets.at(-1) ?? []).flatMap((one) => roles.get(one.role)?.groups ?? []))]
  return { permissions: permissionNames.filter(may), all, units, groups, isNarrowed: ofKey.length > 0 }
}

function grantsIn(grants: RoleDocument['grants'], unit: string): Grant[] {
  return Object.entries(grants).flatMap(([permission, granted]): Grant[] => {
    if (!isPermission(permission)) return []
    if (typeof granted === 'string') return [{ permission, range: granted, when: null, unit }]
    // A condition that a version of the program cannot read any more lets nobody see anything.
    const when = readCondition(granted.when)
    return when.ok ? [{ permission, range: granted.range, when: when.value, unit }] : []
  })
}
