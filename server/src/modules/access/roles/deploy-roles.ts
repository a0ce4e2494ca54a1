import type { FieldProblem, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { lastBrought, type Resource, writeBrought } from '../../../engine/index.ts'
import { contentDigest } from '../../../platform/content-digest.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { readRole } from './read-role.ts'
import { insertRoles, lockRoles, newestRoles, type RoleVersion } from './role.store.ts'

export interface DeployedRole {
  readonly role: string
  readonly version: number
  readonly isNew: boolean
}

export interface PackRolesRefusal {
  readonly code: 'access.roles-not-deployable'
  readonly problems: readonly (FieldProblem & { readonly resource: string })[]
}

/** Makes versions of roles, each once under its key; what says the same as the newest version makes none. */
export function putRoles(
  tx: Transaction,
  items: readonly { readonly key: string; readonly document: unknown }[],
  when: { readonly now: Instant; readonly by: string },
) {
  const documents = (fresh: typeof items) => fresh.map(({ document }) => document)
  return runKeyed(tx, items, {
    scope: 'access.put-roles',
    now: when.now,
    run: (fresh) => deploy(tx, documents(fresh), when),
  })
}

/**
 * The roles of the program's pack, all of them or, with every reason, none. A file that is as it was brought last does not
 * take the place of what somebody deployed since.
 */
export async function deployPackRoles(
  tx: Transaction,
  resources: readonly Resource[],
  now: Instant,
): Promise<Result<DeployedRole[], PackRolesRefusal>> {
  if (resources.length === 0) return accept([])
  const documents = resources.map(({ content }) => parsed(content))
  const results = await deploy(tx, documents, { now, by: null })
  const problems = results.flatMap((result, at) => {
    const resource = resources[at]?.name ?? ''
    return result.ok ? [] : result.refusal.fields.map((problem) => ({ resource, ...problem }))
  })
  const deployed = results.flatMap((result) => (result.ok ? [result.value] : []))
  return problems.length === 0 ? accept(deployed) : refuse({ code: 'access.roles-not-deployable', problems })
}

/** The value of JSON text; of other text nothing that could be a role. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

async function deploy(
  tx: Transaction,
  documents: readonly unknown[],
  { now, by }: { readonly now: Instant; readonly by: string | null },
): Promise<Result<DeployedRole, KnownRefusal<'access.role-wrong'>>[]> {
  await lockRoles(tx)
  const newest = new Map(await newestRoles(tx))
  const kept = by === null ? await lastBrought(tx) : new Map<string, string>()
  const made: RoleVersion[] = []
  const brought: { kind: string; key: string; checksum: string }[] = []
  const results = documents.map((given): Result<DeployedRole, KnownRefusal<'access.role-wrong'>> => {
    const read = readRole(given)
    if (!read.ok) return read
    const document = read.value
    const { key } = document
    const digest = contentDigest(document)
    const before = newest.get(key)
    brought.push({ kind: 'role', key, checksum: digest })
    const isKept = before !== undefined && kept.get(`role ${key}`) === digest
    if (before !== undefined && (before.digest === digest || isKept)) {
      return accept({ role: key, version: before.version, isNew: false })
    }
    const version = { key, version: (before?.version ?? 0) + 1, digest, document, deployedAt: now, deployedBy: by }
    newest.set(key, version)
    made.push(version)
    return accept({ role: key, version: version.version, isNew: true })
  })
  await insertRoles(tx, made)
  if (by === null) await writeBrought(tx, brought)
  return results
}
