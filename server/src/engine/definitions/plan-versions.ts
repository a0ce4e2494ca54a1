import { createHash } from 'node:crypto'
import type { latestVersions } from './definitions.store.ts'
import type { Draft } from './draft.ts'

type Latest = Awaited<ReturnType<typeof latestVersions>>[number]

/** What becomes of one draft. */
export interface Plan {
  readonly draft: Draft
  readonly checksum: string
  /** The version that was the newest before; undefined where there was none. */
  readonly before: Latest | undefined
  /** Whether it becomes a version of its own. */
  isNew: boolean
  /** The number that it gets then. */
  readonly next: number
}

export interface Standing {
  readonly latest: readonly Latest[]
  /** What came together with each of these versions. */
  readonly deployments: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The highest number that was ever given, by `kind key`. */
  readonly highest: ReadonlyMap<string, number>
}

/**
 * A draft becomes a new version where its content is not that of the newest one; a process also where it binds to its own
 * deployment and something that it calls is another version now than the one it was deployed with. What is `kept` already
 * (checksums by `kind key`) does not take the place of what was deployed after it.
 */
export function planVersions(
  drafts: readonly Draft[],
  { latest, deployments, highest }: Standing,
  kept: ReadonlyMap<string, string>,
): Plan[] {
  const plans = drafts.map((draft): Plan => {
    const before = latest.find((row) => row.kind === draft.kind && row.key === draft.key)
    const checksum = createHash('sha256').update(draft.resource.content).digest('hex')
    const isKept = before !== undefined && kept.get(`${draft.kind} ${draft.key}`) === checksum
    const next = (highest.get(`${draft.kind} ${draft.key}`) ?? 0) + 1
    return { draft, checksum, before, next, isNew: before?.checksum !== checksum && !isKept }
  })
  const byName = new Map(plans.map((plan) => [`${plan.draft.kind} ${plan.draft.key}`, plan]))
  for (let more = true; more; ) {
    more = false
    for (const plan of plans) {
      if (plan.isNew || plan.before === undefined) continue
      const came = deployments.get(plan.before.deployment_id)
      const bound = plan.draft.calls.filter(({ binding }) => binding === 'deployment')
      const moved = bound.some(({ kind, name }) => {
        const target = byName.get(`${kind} ${name}`)
        return target !== undefined && (target.isNew || target.before?.id !== came?.get(`${kind} ${name}`))
      })
      if (moved) {
        plan.isNew = true
        more = true
      }
    }
  }
  return plans
}
