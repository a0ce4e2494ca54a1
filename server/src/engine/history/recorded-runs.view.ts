import type { Instant } from '@aftersale/kernel'
import type { ProcessDefinition } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import type { EngineSetup } from '../setup.ts'
import { loadEventsOfMany, loadSubmitted, loadTrees } from './recorded-runs.store.ts'

/** What was written down of the run of one instance and of those that it called. */
export interface RecordedRun {
  readonly businessKey: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** As they are now, or were at its end. */
  readonly variables: Readonly<Record<string, unknown>>
  /** In the order in which they happened. */
  readonly rows: readonly {
    readonly instance: string
    readonly at: Instant
    readonly kind: string
    readonly element: string
    readonly visit: number
    readonly data: unknown
  }[]
  readonly answers: readonly {
    readonly instance: string
    readonly visit: number
    readonly signer: string | null
    readonly by: string
    readonly at: Instant
    readonly values: Readonly<Record<string, unknown>>
  }[]
  /** The process of each instance, in the version that it ran in. */
  readonly definitions: ReadonlyMap<string, ProcessDefinition>
  /** Ids of the versions of flows and decisions that had a part in it. */
  readonly versions: ReadonlySet<string>
}

/** What was written down of these instances, by id: three statements, however many they are. */
export async function readRecordedRuns(
  database: Database,
  { definitions }: EngineSetup,
  rootIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, RecordedRun>> {
  const instances = await loadTrees(database, rootIds)
  const ids = instances.map(({ id }) => id)
  const [first = now, last = now] = [
    instances.reduce<Instant | undefined>((one, { started_at }) => earlier(one, started_at), undefined),
    instances.reduce<Instant | undefined>((one, { ended_at }) => later(one, ended_at ?? now), undefined),
  ]
  const [events, submitted] = await Promise.all([
    loadEventsOfMany(database, ids, { from: first, until: last }),
    loadSubmitted(database, ids),
  ])
  const eventsOf = Map.groupBy(events, ({ instance_id }) => instance_id)
  const submittedOf = Map.groupBy(submitted, ({ instance_id }) => instance_id)
  const runs = new Map<string, RecordedRun>()
  for (const [rootId, tree] of Map.groupBy(instances, ({ root_id }) => root_id)) {
    const root = tree.find(({ id }) => id === rootId)
    if (root === undefined) continue
    const processes = new Map<string, ProcessDefinition>()
    for (const { id, definition_id } of tree) {
      processes.set(id, (await definitions.processById(database, definition_id)).process)
    }
    const rows = tree
      .flatMap(({ id }) => eventsOf.get(id) ?? [])
      .map(({ instance_id, ...row }) => ({ instance: instance_id, ...row }))
    runs.set(rootId, {
      businessKey: root.business_key,
      startedAt: root.started_at,
      endedAt: root.ended_at,
      variables: root.variables,
      // Of one instance they stand in their order already: sorting keeps what is of one moment as it is.
      rows: tree.length === 1 ? rows : rows.sort((one, other) => one.at - other.at),
      answers: tree
        .flatMap(({ id }) => submittedOf.get(id) ?? [])
        .map(({ instance_id, visit, signer, completed_by, completed_at, submitted: values }) => {
          return { instance: instance_id, visit, signer, by: completed_by ?? '', at: completed_at, values }
        }),
      definitions: processes,
      versions: new Set([
        ...tree.map(({ definition_id }) => definition_id),
        ...rows.flatMap(({ data }) => decisionIn(data)),
      ]),
    })
  }
  return runs
}

const earlier = (one: Instant | undefined, other: Instant) => (one === undefined || other < one ? other : one)
const later = (one: Instant | undefined, other: Instant) => (one === undefined || other > one ? other : one)

function decisionIn(data: unknown): string[] {
  const { decision } = (data ?? {}) as { readonly decision?: unknown }
  return typeof decision === 'string' ? [decision] : []
}
