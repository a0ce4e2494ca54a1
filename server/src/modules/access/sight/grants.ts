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
import { noteEditions, withEditions } from '../../../platform/editions.ts'
import { readUnits, type Unit } from '../organisation/unit.store.ts'
import { ADMINISTRATOR, STAFF } from '../roles/built-in.ts'
import { knownRoles } from '../roles/known-roles.ts'
import { readCondition } from './condition.ts'
import { readStanding, type Standing } from './standing.ts'

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
  /** Groups that they were put into and that their roles bring; of a key with roles of its own, those that these bring. */
  readonly groups: readonly string[]
  /** The keys of the roles that count; of an administrator none. */
  readonly roles: readonly string[]
  /** Whether an API key has roles of its own: it is in their groups, not in those of its maker. */
  readonly isNarrowed: boolean
}

type Who = Pick<Caller, 'userId' | 'role' | 'keyId'>

/** Somebody, called or not, whose rights and sight are asked about. */
export type Person = Who & Pick<Caller, 'email'>

const remembered = new WeakMap<Who, Grants>()

/** What a caller may do, read once for each request: it is remembered as long as the caller's own object is. */
export async function grantsOf(database: Database | Transaction, who: Who): Promise<Grants> {
  const known = remembered.get(who) ?? (await readGrants(database, who))
  remembered.set(who, known)
  return known
}

/** The same for a caller who is about to be made out of `who`, with what stands behind their rights where it is known. */
export async function withPermissions(
  database: Database,
  who: Omit<Caller, 'permissions'>,
  known?: Standing,
): Promise<Caller> {
  const standing = known ?? (await readStanding(database, who))
  const grants = await grantsBy(database, who, standing)
  const caller = { ...who, permissions: grants.permissions }
  remembered.set(caller, grants)
  noteEditions(caller, { database, editions: standing.editions })
  return caller
}

const readGrants = async (database: Database | Transaction, who: Who): Promise<Grants> =>
  await grantsBy(database, who, await readStanding(database, who))

async function grantsBy(
  database: Database | Transaction,
  { role }: Who,
  { assigned, ofKey, groups: own, editions }: Standing,
): Promise<Grants> {
  if (role === ADMINISTRATOR && ofKey.length === 0) {
    return { permissions: [...permissionNames], all: null, units: [], groups: own, roles: [], isNarrowed: false }
  }
  const [units, roles] = await withEditions(
    database.isTransaction ? undefined : { database, editions },
    async () => [await readUnits(database), await knownRoles(database)] as const,
  )
  const top = units.find(({ parent }) => parent === null)?.unit ?? ''
  const theirs = assigned.length === 0 ? [{ role: STAFF, unit: top }] : assigned
  const sets = [...(role === ADMINISTRATOR ? [] : [theirs]), ...(ofKey.length === 0 ? [] : [ofKey])]
  const all = sets.map((set) => set.flatMap((one) => grantsIn(roles.get(one.role)?.grants ?? {}, one.unit)))
  const may = (name: Permission) => all.every((set) => set.some(({ permission }) => permission === name))
  const brought = (sets.at(-1) ?? []).flatMap((one) => roles.get(one.role)?.groups ?? [])
  const isNarrowed = ofKey.length > 0
  const groups = [...new Set(isNarrowed ? brought : [...own, ...brought])].sort()
  const counting = [...new Set((sets.at(-1) ?? []).map((one) => one.role))]
  return { permissions: permissionNames.filter(may), all, units, groups, roles: counting, isNarrowed }
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
