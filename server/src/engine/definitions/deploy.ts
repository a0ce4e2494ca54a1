import { accept, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { checkKeys } from './check-keys.ts'
import { checkReferences } from './check-references.ts'
import {
  type DefinitionKind,
  insertDeployment,
  latestVersions,
  lockDefinitions,
  versionTags,
} from './definitions.store.ts'
import type { DeploymentProblem, Resource } from './draft.ts'
import { type Plan, planVersions } from './plan-versions.ts'
import { readResource } from './read-resource.ts'
import { replaceStarts } from './start-subscriptions.store.ts'
import { startsOf } from './starts.ts'

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
  at: At,
  resources: readonly Resource[],
  by: string | null,
): Promise<Result<Deployed[], DeploymentRefusal>> {
  const { tx, setup, now } = at
  const read = await Promise.all(resources.map(readResource))
  const drafts = read.flatMap((one) => ('drafts' in one ? one.drafts : []))
  await lockDefinitions(tx)
  const latest = await latestVersions(tx, ['process', 'decision', 'form'])
  const plans = planVersions(drafts, latest, await deploymentsOf(at, latest))
  const made = plans.filter(({ isNew }) => isNew).map((plan) => ({ plan, id: setup.newId(now) }))
  const starts = made.map(({ plan, id }) => startsOf(plan.draft, id, now, setup.surroundings))
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...checkKeys(drafts),
    ...checkReferences(drafts, latest, await versionTags(tx)),
    ...starts.flatMap((one) => one.problems),
  ]
  if (problems.length > 0) return refuse({ code: 'engine.not-deployable', problems })
  if (made.length > 0) {
    await insertDeployment(
      tx,
      { id: setup.newId(now), at: isoOf(now), by },
      made.map(({ plan, id }) => rowOf(plan, id)),
      plans.flatMap(({ isNew, before }) => (isNew || before === undefined ? [] : [before.id])),
    )
    await replaceStarts(
      tx,
      made.flatMap(({ plan: { draft } }) => (draft.kind === 'process' ? [draft.key] : [])),
      starts.flatMap(({ subscriptions }) => subscriptions),
      starts.flatMap(({ timers }) => timers),
    )
  }
  return accept(
    plans.map((plan) => ({
      kind: plan.draft.kind,
      key: plan.draft.key,
      version: versionOf(plan),
      isNew: plan.isNew,
    })),
  )
}

const versionOf = ({ before, isNew }: Plan) => (before?.version ?? 0) + (isNew ? 1 : 0)

function rowOf(plan: Plan, id: string) {
  const { draft, checksum } = plan
  const { kind, key, name, versionTag: version_tag, resource } = draft
  const file = { resource: resource.name, checksum, content: resource.content }
  return { id, kind, key, version: versionOf(plan), name, version_tag, ...file }
}

/** What came together with each of these versions. */
async function deploymentsOf({ tx, setup }: At, latest: readonly { readonly deployment_id: string }[]) {
  const ids = [...new Set(latest.map(({ deployment_id }) => deployment_id))]
  const members = await Promise.all(ids.map(async (id) => [id, await setup.definitions.ofDeployment(tx, id)] as const))
  return new Map(members)
}
