import type { Answer, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Actor } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { type CaseType, newestTypes, typeVersions } from './case-type.store.ts'

/** Whether somebody is of the groups that a type names; everybody is where it names none, an administrator always. */
export const isAmong = (actor: Actor, groups: readonly string[]): boolean =>
  groups.length === 0 || actor.isAdministrator || groups.some((group) => actor.groups.includes(group))

/** The newest version of every case type, by key. */
export async function listCaseTypes(database: Database, actor: Actor): Answer<typeof routes.listCaseTypes> {
  const types = [...(await newestTypes(database)).values()]
  const items = types.map((type) => ({
    ...versionOf(type),
    mayOpen: isAmong(actor, type.document.permissions.open),
  }))
  return accept({ items })
}

/** One version of a case type; the newest where none is named. */
export async function readCaseTypeVersion(
  database: Database,
  key: string,
  version: number | null,
): Answer<typeof routes.getCaseType> {
  const newest = (await newestTypes(database, [key])).get(key)
  if (newest === undefined) return refuse({ code: 'cases.type-not-found' })
  const [found] = version === null ? [newest] : await typeVersions(database, [{ key, version }])
  if (found === undefined) return refuse({ code: 'cases.type-not-found' })
  return accept({ ...versionOf(found), latest: newest.version, document: found.document })
}

function versionOf({ key, version, document, deployed_at, deployed_by }: CaseType) {
  const { name, process } = document
  return { key, version, name, process, deployedAt: deployed_at, deployedBy: deployed_by }
}

/** The types whose cases somebody does not see: by the newest version of each, whichever version a case has. */
export async function hiddenTypes(database: Database | Transaction, actor: Actor): Promise<string[]> {
  if (actor.isAdministrator) return []
  const types = [...(await newestTypes(database)).values()]
  return types.flatMap(({ key, document }) => (isAmong(actor, document.permissions.see) ? [] : [key]))
}

/** The names of the fields of each case type in its newest version. */
export async function typeFields(tx: Transaction): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const types = await newestTypes(tx)
  return new Map([...types].map(([key, { document }]) => [key, new Set(document.fields.map(({ name }) => name))]))
}
