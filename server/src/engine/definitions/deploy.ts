import { createHash } from 'node:crypto'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../platform/database.ts'
import { checkKeys } from './check-keys.ts'
import { checkReferences } from './check-references.ts'
import { type DefinitionKind, insertDefinitions, latestVersions, lockDefinitions } from './definitions.store.ts'
import type { DeploymentProblem, Resource } from './draft.ts'
import { readResource } from './read-resource.ts'

export interface Deployed {
  readonly kind: DefinitionKind
  readonly key: string
  readonly version: number
  readonly isNew: boolean
}

export interface DeploymentRefusal {
  readonly code: 'engine.not-deployable'
  readonly problems: readonly DeploymentProblem[]
}

/** Reads, checks and stores the files; a file that is the latest version already stays as it is. All or none. */
export async function deployResources(
  tx: Transaction,
  resources: readonly Resource[],
  jobTypes: readonly string[],
  newId: (now: Instant) => string,
  now: Instant,
): Promise<Result<Deployed[], DeploymentRefusal>> {
  const read = await Promise.all(resources.map(readResource))
  const drafts = read.flatMap((one) => ('drafts' in one ? one.drafts : []))
  await lockDefinitions(tx)
  const latest = await latestVersions(tx, ['process', 'decision', 'form'])
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...checkKeys(drafts),
    ...checkReferences(drafts, latest, jobTypes),
  ]
  if (problems.length > 0) return refuse({ code: 'engine.not-deployable', problems })
  const answers = drafts.map((draft) => {
    const before = latest.find((row) => row.kind === draft.kind && row.key === draft.key)
    const checksum = checksumOf(draft.resource.content)
    const isNew = before?.checksum !== checksum
    const version = (before?.version ?? 0) + (isNew ? 1 : 0)
    return { draft, checksum, deployed: { kind: draft.kind, key: draft.key, version, isNew } }
  })
  await insertDefinitions(
    tx,
    answers
      .filter((answer) => answer.deployed.isNew)
      .map(({ draft, checksum, deployed }) => ({
        id: newId(now),
        kind: draft.kind,
        key: draft.key,
        version: deployed.version,
        name: draft.name,
        resource: draft.resource.name,
        checksum,
        content: draft.resource.content,
        deployed_at: isoOf(now),
      })),
  )
  return accept(answers.map((answer) => answer.deployed))
}

function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
