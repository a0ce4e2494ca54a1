import { evaluateDecision } from '@aftersale/decision'
import { createEvaluation, type FeelContext, feelFromJson, feelToJson } from '@aftersale/feel'
import { awaitedMessages } from '@aftersale/process'
import type { Database, Transaction } from '../../platform/database.ts'
import { type At, openWork } from '../instances/work.ts'
import type { DefinitionKind } from './definitions.store.ts'

/** Keys of everything of a kind that is deployed. */
export async function deployedKeys({ setup, tx }: At, kind: DefinitionKind): Promise<ReadonlySet<string>> {
  return new Set((await setup.definitions.latest(tx, kind)).keys())
}

/** What else names of a process. */
export interface StartableProcess {
  readonly elements: ReadonlySet<string>
  /** Names of the messages that it waits for; null: the drawing does not tell all of them. */
  readonly messages: ReadonlySet<string> | null
}

/** Those of the processes whose latest version begins without a message, a signal or a time. */
export async function startableProcesses(
  at: At,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StartableProcess>> {
  const { bindings } = openWork(at)
  const startable = new Map<string, StartableProcess>()
  for (const key of new Set(keys)) {
    const deployed = await bindings.process(key, 'latest', null)
    if (deployed === null || deployed.process.entries.length === 0) continue
    const { process } = deployed
    startable.set(key, { elements: new Set(process.nodes.keys()), messages: awaitedMessages(process) })
  }
  return startable
}

/** What the latest versions of decisions that need nothing come to, by their keys; null where one is not deployed. */
export async function figuresInForce(
  { setup, now }: Pick<At, 'setup' | 'now'>,
  database: Transaction | Database,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, unknown>> {
  const latest = keys.size === 0 ? new Map<string, string>() : await setup.definitions.latest(database, 'decision')
  const figures = new Map<string, unknown>()
  for (const key of keys) {
    const id = latest.get(key)
    const deployed = id === undefined ? undefined : await setup.definitions.decisionById(database, id)
    const evaluation = createEvaluation({ now, zone: setup.zone })
    figures.set(key, deployed === undefined ? null : feelToJson(evaluateDecision(deployed.model, key, {}, evaluation)))
  }
  return figures
}

/** What the latest version of a decision says of each of these variables, as JSON; null where it is not deployed. */
export async function decideLatest(
  at: At,
  key: string,
  many: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly unknown[] | null> {
  const { setup, tx, now } = at
  const id = (await setup.definitions.latest(tx, 'decision')).get(key)
  if (id === undefined) return null
  const { model } = await setup.definitions.decisionById(tx, id)
  return many.map((variables) => {
    const evaluation = createEvaluation({ now, zone: setup.zone })
    return feelToJson(evaluateDecision(model, key, feelFromJson(variables) as FeelContext, evaluation))
  })
}
