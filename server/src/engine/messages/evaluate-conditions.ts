import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { startsThatHold } from '@aftersale/process'
import { conditionalStarts } from '../definitions/start-subscriptions.store.ts'
import { startTriggered, type Triggered } from '../instances/start-triggered.ts'
import type { At } from '../instances/work.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'

/** Begins every process that has a conditional start event whose condition holds with these variables; answers the ids. */
export async function evaluateConditions(
  at: At,
  variables: Readonly<Record<string, unknown>>,
): Promise<Result<{ instanceIds: readonly string[] }, PayloadRefusal>> {
  const tooLarge = checkPayload(variables)
  if (tooLarge !== null) return refuse(tooLarge)
  const given = feelFromJson(variables) as FeelContext
  const triggered: Triggered[] = []
  const surroundings = { zone: at.setup.zone, calendars: new Map() }
  for (const definitionId of await conditionalStarts(at.tx)) {
    const { process } = await at.setup.definitions.processById(at.tx, definitionId)
    const holding = startsThatHold(process, given, at.now, surroundings)
    for (const { event, index } of holding) triggered.push({ definitionId, by: { event, index }, variables: given })
  }
  return accept({ instanceIds: await startTriggered(at, triggered) })
}
