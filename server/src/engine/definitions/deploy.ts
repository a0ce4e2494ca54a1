import { accept, type Instant, isoOf, type Result, refuse, unknownYearsProblem } from '@aftersale/kernel'
import type { CalendarsInUse } from '../calendars/calendars.ts'
import type { At } from '../instances/work.ts'
import { notify } from '../loops/notify.ts'
import { CALENDARS } from '../loops/topic.ts'
import { checkKeys } from './check-keys.ts'
import { checkReferences } from './check-references.ts'
import {
  type DefinitionKind,
  highestVersions,
  insertDeployment,
  latestVersions,
  lockDefinitions,
  versionTags,
} from './definitions.store.ts'
import type { DeploymentProblem, Resource } from './draft.ts'
import { lastBrought, writeBrought } from './pack-definitions.store.ts'
import { type Plan, planVersions } from './plan-versions.ts'
import { readResource } from './read-resource.ts'
import { replaceStarts } from './start-subscriptions.store.ts'
import { startsOf } from './starts.ts'

export interface Deployed {
  /** What came with it in the same call, where something of it is new. */
  readonly deploymentId: string
  /** The file that it stands in. */
  readonly resource: string
  readonly kind: DefinitionKind
  readonly key: string
  readonly version: number
  readonly isNew: boolean
  /** What may come out otherwise later, where there is something. */
  readonly warnings?: readonly DeploymentProblem[]
}

export interface DeploymentRefusal {
  readonly code: 'engine.not-deployable'
  readonly problems: readonly DeploymentProblem[]
}

/** Who deploys, and why; nobody where the program itself brings its pack. */
export interface Deployer {
  readonly by: string | null
  readonly reason: string | null
  /** Tried on some cases beside what is in force: every file becomes a version, and nothing begins it by itself. */
  readonly isPilot?: boolean
}

const ALL: readonly DefinitionKind[] = ['process', 'decision', 'form', 'calendar']

/**
 * Reads, checks and stores the files; a file that is the latest version already stays as it is. All or none. Of the pack, a
 * file that is as it was brought last does not take the place of what somebody deployed since. What a calendar gives another
 * time is counted anew once this commits.
 */
export async function deployResources(
  at: At,
  resources: readonly Resource[],
  { by, reason, isPilot = false }: Deployer,
): Promise<Result<Deployed[], DeploymentRefusal>> {
  const { tx, setup, now } = at
  const read = await Promise.all(resources.map((resource) => readResource(resource, setup.notices)))
  const drafts = read.flatMap((one) => ('drafts' in one ? one.drafts : []))
  await lockDefinitions(tx)
  const latest = await latestVersions(tx, ALL)
  const kept = by === null ? await lastBrought(tx) : new Map<string, string>()
  const standing = { latest, deployments: await deploymentsOf(at, latest), highest: await highestVersions(tx) }
  const plans = planVersions(drafts, standing, kept).map((plan) => ({ ...plan, isNew: plan.isNew || isPilot }))
  const made = plans.filter(({ isNew }) => isNew).map((plan) => ({ plan, id: setup.newId(now) }))
  const surroundings = { zone: setup.zone, calendars: await calendarsAfter(at, plans) }
  const starts = made.map(({ plan, id }) => startsOf(plan.draft, id, now, surroundings))
  const missing = checkReferences(drafts, latest, await versionTags(tx))
  const isTold = ({ resource, element }: DeploymentProblem) =>
    missing.some((one) => one.resource === resource && one.element === element)
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...checkKeys(drafts),
    ...missing,
    ...starts.flatMap((one) => one.problems.filter((problem) => !isTold(problem))),
  ]
  if (problems.length > 0) return refuse({ code: 'engine.not-deployable', problems })
  const deploymentId = setup.newId(now)
  if (made.length > 0) {
    await insertDeployment(
      tx,
      { id: deploymentId, at: isoOf(now), by, reason },
      made.map(({ plan, id }) => ({ ...rowOf(plan, id), is_pilot: isPilot })),
      plans.flatMap(({ isNew, before }) => (isNew || before === undefined ? [] : [before.id])),
    )
    if (!isPilot) {
      await replaceStarts(
        tx,
        made.flatMap(({ plan: { draft } }) => (draft.kind === 'process' ? [draft.key] : [])),
        starts.flatMap(({ subscriptions }) => subscriptions),
        starts.flatMap(({ timers }) => timers),
      )
    }
    if (made.some(({ plan }) => plan.draft.kind === 'calendar')) await notify(tx, new Set([CALENDARS]))
  }
  if (by === null) {
    await writeBrought(
      tx,
      plans.map(({ draft: { kind, key }, checksum }) => ({ kind, key, checksum })),
    )
  }
  return accept(plans.map((plan) => ({ ...deployedAs(plan, now), deploymentId })))
}

function deployedAs(plan: Plan, now: Instant): Omit<Deployed, 'deploymentId'> {
  const { kind, key, calendar, resource } = plan.draft
  const unknown = calendar === null ? null : unknownYearsProblem(calendar, now)
  const deployed = { resource: resource.name, kind, key, version: versionOf(plan), isNew: plan.isNew }
  if (unknown === null) return deployed
  const { code, at, message } = unknown
  return { ...deployed, warnings: [{ resource: resource.name, code, element: at, message }] }
}

const versionOf = ({ before, isNew, next }: Plan) => (isNew ? next : (before?.version ?? 0))

/** The calendars as they will be, for what is deployed together with them. */
async function calendarsAfter({ tx, setup }: At, plans: readonly Plan[]): Promise<CalendarsInUse> {
  const calendars = new Map(await setup.calendars.current(tx))
  for (const plan of plans) {
    const { key, calendar } = plan.draft
    if (calendar !== null && plan.isNew) calendars.set(key, setup.calendars.inUse(calendar, versionOf(plan)))
  }
  return calendars
}

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
