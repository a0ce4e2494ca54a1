import { type Instant, instantOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { countIncidents, readPassing, readStanding, standingAt, versionsOf } from './traffic.store.ts'

/** Instances that are looked at: of those that run, for where they stand; of those that run and that ended, for what passed. */
const MOST_STANDING = 50_000
const MOST_PASSING = 5_000

/** What goes on at one element of a process. */
interface ElementTraffic {
  readonly element: string
  readonly waiting: {
    readonly instances: number
    readonly medianSince: Instant
    readonly longestSince: Instant
  } | null
  readonly incidents: number
  /** Visits that ended in the time asked about; stays in whole seconds. */
  readonly passed: { readonly count: number; readonly medianStay: number; readonly longestStay: number } | null
}

export interface Traffic {
  readonly elements: readonly ElementTraffic[]
  /** There are more instances than were looked at: counts are of those. */
  readonly isPart: boolean
}

/**
 * What goes on in a process, in one version or (null) in all: where instances stand now and since when, what stopped, what
 * passed since `from`. Null where it was never deployed. One question each, whatever the number of cases.
 */
export async function readTraffic(
  database: Database,
  { key, version, from }: { readonly key: string; readonly version: number | null; readonly from: Instant },
): Promise<Traffic | null> {
  const ids = await versionsOf(database, key, version)
  if (ids.length === 0) return null
  const [standing, incidents, passing] = await Promise.all([
    readStanding(database, ids, MOST_STANDING),
    countIncidents(database, ids),
    readPassing(database, ids, { from, most: MOST_PASSING }),
  ])
  const waitingAt = new Map(standing.map((one) => [one.element, one]))
  const incidentsAt = new Map(incidents.map(({ element, count }) => [element, count]))
  const passedAt = new Map(passing.map((one) => [one.element, one]))
  const elements = [...new Set([...waitingAt.keys(), ...incidentsAt.keys(), ...passedAt.keys()])].sort()
  return {
    elements: elements.map((element) => {
      const [waiting, passed] = [waitingAt.get(element), passedAt.get(element)]
      return {
        element,
        waiting:
          waiting === undefined
            ? null
            : {
                instances: waiting.instances,
                medianSince: instantOf(Math.round(waiting.medianSince)),
                longestSince: instantOf(Math.round(waiting.longestSince)),
              },
        incidents: incidentsAt.get(element) ?? 0,
        passed:
          passed === undefined
            ? null
            : {
                count: passed.count,
                medianStay: Math.round(passed.medianStay / 1_000),
                longestStay: Math.round(passed.longestStay / 1_000),
              },
      }
    }),
    isPart: (standing[0]?.looked ?? 0) >= MOST_STANDING,
  }
}

/** An instance that stands at an element, with its visits there. */
export interface Stander {
  readonly instanceId: string
  readonly version: number
  readonly visits: readonly number[]
  readonly since: Instant
}

/** Who stands at an element of a process, in one version or (null) in all, the oldest instance first. */
export async function readStanders(
  database: Database,
  { key, version, element }: { readonly key: string; readonly version: number | null; readonly element: string },
  paging: { readonly after: string | null; readonly limit: number },
): Promise<Stander[]> {
  const ids = await versionsOf(database, key, version)
  const found = ids.length === 0 ? [] : await standingAt(database, ids, element, paging)
  return found.map((one) => ({ ...one, since: instantOf(Math.round(one.since)) }))
}
