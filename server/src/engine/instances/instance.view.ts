import { type FeelContext, feelToJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { INSTANCE, type InstanceState, readState, type Subscription, type Wait } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import { type InstanceSummary, selectInstances, summaryOf } from './instances.view.ts'

type Variables = Readonly<Record<string, unknown>>

/** A visit that is active now. */
interface VisitView {
  readonly key: number
  readonly element: string
  readonly name: Name | null
  /** The visit that it lies in; 0: the instance. */
  readonly scope: number
  readonly since: Instant
  readonly waitsFor: Wait['kind']
  /** Variables of its own; null where it has none. */
  readonly variables: Variables | null
}

export interface InstanceView {
  readonly summary: InstanceSummary
  readonly processName: Name
  readonly suspendedBy: string | null
  readonly canceledBy: string | null
  readonly cancelReason: string | null
  readonly variables: Variables
  readonly visits: readonly VisitView[]
  readonly subscriptions: readonly Subscription[]
  /** Instances that it has called and that are active. */
  readonly called: readonly { readonly instanceId: string; readonly visit: number }[]
}

/** One instance as it stands; null where there is none. */
export async function readInstance(
  database: Database,
  { definitions }: EngineSetup,
  id: string,
): Promise<InstanceView | null> {
  const row = await selectInstances(database)
    .select(['instance.state', 'instance.variables', 'instance.suspended_by'])
    .select(['instance.canceled_by', 'instance.cancel_reason'])
    .where('instance.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { process } = await definitions.processById(database, row.definition_id)
  const state = row.status === 'active' ? readState({ position: row.state, variables: row.variables }) : null
  const called = await database
    .selectFrom('process_instance')
    .select(['id', 'parent_visit'])
    .where('parent_id', '=', id)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  return {
    summary: summaryOf(row),
    processName: nameOf(process),
    suspendedBy: row.suspended_by,
    canceledBy: row.canceled_by,
    cancelReason: row.cancel_reason,
    variables: row.variables as Variables,
    visits: (state?.elements ?? []).map((element) => visitOf(element, process.nodes.get(element.element))),
    subscriptions: state?.subscriptions ?? [],
    called: called.map(({ id: instanceId, parent_visit }) => ({ instanceId, visit: parent_visit ?? INSTANCE })),
  }
}

function visitOf(
  { key, element, scope, since, wait, variables }: InstanceState['elements'][number],
  node: Parameters<typeof nameOf>[0] | undefined,
): VisitView {
  return {
    key,
    element,
    name: node === undefined ? null : nameOf(node),
    scope,
    since,
    waitsFor: wait.kind,
    variables: variables === null ? null : (feelToJson(variables as FeelContext) as Variables),
  }
}
