import { type DecisionTrace, explainDecision } from '@aftersale/decision'
import { createEvaluation, type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { NodeKind, ProcessDefinition, Recounted } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import type { Judgement } from '../instances/decide.ts'
import { type Name, nameOf, nodeOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import { type OpenTask, readOpenTasks } from '../tasks/open-tasks.view.ts'
import { loadEvents, loadInstance, loadOpenIncidents } from './history.store.ts'
import type { HistoryRow } from './history.ts'

/** What happened at one element, with the words of the versions that were at work. */
export interface HistoryEntry {
  readonly at: Instant
  readonly kind: HistoryRow['kind']
  readonly element: string
  readonly elementKind: NodeKind
  readonly name: Name
  /** The name of the sequence flow that was chosen, where it has one. */
  readonly flow: Name | null
  /** The decision as it judged; null at other elements. */
  readonly decision: { readonly key: string; readonly version: number; readonly trace: readonly DecisionTrace[] } | null
  /** Who did it, where a person did. */
  readonly by: string | null
  /** What a person submitted; null where nobody did. */
  readonly submitted: Readonly<Record<string, unknown>> | null
  /** The schema of the form by which it was submitted, as JSON text; null where there was none. */
  readonly form: string | null
  /** What somebody did with a task short of completing it, as its event tells it; null otherwise. */
  readonly task: Readonly<Record<string, unknown>> | null
  /** From which time to which a business calendar that changed has moved it; null otherwise. */
  readonly recounted: Recounted | null
  /** Why it stopped; null otherwise. */
  readonly cause: { readonly code: string; readonly message: Name } | null
}

/** One instance as a person asks about it. */
export interface InstanceHistory {
  readonly process: { readonly key: string; readonly version: number; readonly name: Name }
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly entries: readonly HistoryEntry[]
  readonly tasks: readonly OpenTask[]
  readonly incidents: readonly {
    readonly id: string
    readonly element: string
    readonly message: Name
    readonly since: Instant
  }[]
}

/** Reads what happened in an instance, who has to act, and what stands still; null where there is no such instance. */
export async function readInstanceHistory(
  database: Database,
  setup: EngineSetup,
  instanceId: string,
): Promise<InstanceHistory | null> {
  const { definitions } = setup
  const instance = await loadInstance(database, instanceId)
  if (instance === undefined) return null
  const { process } = await definitions.processById(database, instance.definition_id)
  const [events, tasks, incidents] = await Promise.all([
    loadEvents(database, instanceId),
    readOpenTasks(database, definitions, { instanceId }),
    loadOpenIncidents(database, instanceId),
  ])
  const entries: HistoryEntry[] = []
  for (const event of events) {
    // Rows of the instance itself, and of elements that the version it was migrated to does not have, are no steps of it.
    if (process.nodes.has(event.element)) entries.push(await entryOf(event, process, database, setup))
  }
  return {
    process: { key: instance.key, version: instance.version, name: nameOf(process) },
    startedAt: instance.started_at,
    endedAt: instance.ended_at,
    variables: instance.variables as Record<string, unknown>,
    entries,
    tasks,
    incidents: incidents.map(({ id, element, message, created_at }) => {
      return { id, element, message: message as unknown as Name, since: created_at }
    }),
  }
}

interface EventRow {
  readonly at: Instant
  readonly kind: string
  readonly element: string
  readonly data: unknown
  readonly submitted: unknown
  readonly form_content: string | null
}

async function entryOf(
  event: EventRow,
  process: ProcessDefinition,
  database: Database,
  setup: EngineSetup,
): Promise<HistoryEntry> {
  const node = nodeOf(process, event.element)
  const data = (event.data ?? {}) as Partial<Judgement> & { flows?: string; by?: string; code?: string; message?: Name }
  const flow = node.outgoing.find((one) => one.id === data.flows)
  return {
    at: event.at,
    kind: event.kind as HistoryEntry['kind'],
    element: event.element,
    elementKind: node.kind,
    name: nameOf(node),
    flow: flow === undefined || flow.name === '' ? null : nameOf(flow),
    decision: await decisionOf(data, event.at, database, setup),
    by: data.by ?? null,
    submitted: (event.submitted ?? null) as HistoryEntry['submitted'],
    form: event.form_content,
    task: event.kind === 'task' ? data : null,
    recounted: event.kind === 'recounted' ? (event.data as Recounted) : null,
    cause: data.code === undefined || data.message === undefined ? null : { code: data.code, message: data.message },
  }
}

/** Judges once more, by the version and the inputs that the history names: the words come from where they stand. */
async function decisionOf(data: Partial<Judgement>, at: Instant, database: Database, setup: EngineSetup) {
  if (data.decision === undefined) return null
  const { key, version, model } = await setup.definitions.decisionById(database, data.decision)
  const inputs = feelFromJson(data.inputs ?? {}) as FeelContext
  const { trace } = explainDecision(model, key, inputs, createEvaluation({ now: at, zone: setup.zone }))
  return { key, version, trace }
}
