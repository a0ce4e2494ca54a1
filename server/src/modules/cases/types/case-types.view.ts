import type { Answer, CaseTypeDocument, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Actor } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { fieldRights } from '../field-rights/case-field-rights.ts'
import { type CaseType, newestTypes, typeVersions } from './case-type.store.ts'
import { isAmong } from './is-among.ts'

/** The newest version of every case type, by key. */
export async function listCaseTypes(database: Database, actor: Actor): Answer<typeof routes.listCaseTypes> {
  const types = [...(await newestTypes(database)).values()]
  const items = types.map((type) => ({
    ...versionOf(type),
    mayOpen: isAmong(actor, type.document.permissions.open),
  }))
  return accept({ items })
}

interface Reader {
  readonly actor: Actor
  /** Whether they see how the company has set itself up, not just what cases of the type show. */
  readonly isWhole: boolean
}

/** One version of a case type, the newest where none is named, with what somebody may not do with its fields. */
export async function readCaseTypeVersion(
  database: Database,
  key: string,
  version: number | null,
  { actor, isWhole }: Reader,
): Answer<typeof routes.getCaseType> {
  const newest = (await newestTypes(database, [key])).get(key)
  if (newest === undefined) return refuse({ code: 'cases.type-not-found' })
  const [found] = version === null ? [newest] : await typeVersions(database, [{ key, version }])
  if (found === undefined) return refuse({ code: 'cases.type-not-found' })
  const rights = fieldRights([newest.document], actor).get(key)
  const shown = [
    ...[...(rights?.hidden ?? [])].map((name) => [name, 'hidden'] as const),
    ...[...(rights?.readonly ?? [])].map((name) => [name, 'readonly'] as const),
  ]
  const document = isWhole ? found.document : shownOf(found.document, rights?.hidden ?? new Set())
  return accept({ ...versionOf(found), latest: newest.version, document, fieldRights: Object.fromEntries(shown) })
}

/** What is agreed inside the company, with whom and how fast, is nothing for suppliers and dealers. */
function shownOf(document: CaseTypeDocument, hidden: ReadonlySet<string>): CaseTypeDocument {
  const { key, name, process, numbering, priority, subject } = document
  const fields = document.fields.filter((field) => !hidden.has(field.name))
  return { key, name, process, numbering, fields, priority, subject, permissions: { open: [], see: [] } }
}

function versionOf({ key, version, document, deployed_at, deployed_by }: CaseType) {
  const { name, process } = document
  return { key, version, name, process, deployedAt: deployed_at, deployedBy: deployed_by }
}

/** The names of the fields of each case type in its newest version. */
export async function typeFields(tx: Transaction): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const types = await newestTypes(tx)
  return new Map([...types].map(([key, { document }]) => [key, new Set(document.fields.map(({ name }) => name))]))
}
