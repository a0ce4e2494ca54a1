import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Command } from '@aftersale/process'
import { commandInstance, type InstanceRefusal } from '../instances/command-instance.ts'
import { inWords, neverRefused } from '../instances/step-refused.ts'
import type { At } from '../instances/work.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { readIncident } from './incidents.store.ts'
import type { IncidentRefusal } from './retry-incident.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * What a person does about an incident. `retry` tries the step again, with variables edited before (where they are known,
 * or `isLocal`: at the element itself); `skip` counts it as done with these results; `cancel` ends the element, and with it
 * its branch.
 */
export type Remedy =
  | { readonly kind: 'retry'; readonly variables: Variables; readonly isLocal: boolean }
  | { readonly kind: 'skip'; readonly variables: Variables }
  | { readonly kind: 'cancel' }

export type GoneRefusal = IncidentRefusal | Exclude<InstanceRefusal, { code: 'engine.instance-ended' }>
export type ResolveRefusal = GoneRefusal | PayloadRefusal

/** Deals with one incident. Somebody else may have been faster; then nothing is done, and that is the answer. */
export async function resolveIncident(
  at: At,
  incidentId: string,
  remedy: Remedy,
  by: string,
): Promise<Result<{ instanceId: string }, ResolveRefusal>> {
  const tooLarge = remedy.kind === 'cancel' ? null : checkPayload(remedy.variables)
  return tooLarge === null ? resolve(at, incidentId, remedy, by) : refuse(tooLarge)
}

/** Ends the element that stopped, and its branch with it. */
export const cancelIncident = (at: At, incidentId: string, by: string) =>
  resolve(at, incidentId, { kind: 'cancel' }, by)

async function resolve(
  at: At,
  incidentId: string,
  remedy: Remedy,
  by: string,
): Promise<Result<{ instanceId: string }, GoneRefusal>> {
  const found = await readIncident(at.tx, incidentId)
  if (found === undefined) return refuse({ code: 'engine.incident-not-found' })
  const answer = await commandInstance<IncidentRefusal>(at, found.instance_id, async (working) => {
    const incident = await readIncident(at.tx, incidentId)
    if (incident === undefined) return refuse({ code: 'engine.incident-not-found' })
    if (incident.resolved_at !== null) return refuse({ code: 'engine.incident-resolved' })
    const key = incident.visit
    if (isEdited(remedy)) working.resolutions.set(`${key}`, { by, resolution: 'edited' })
    if (remedy.kind === 'cancel') working.resolutions.set(`${key}`, { by, resolution: 'canceled' })
    return accept(commandsOf(remedy, key, by))
  })
  const told = inWords(answer, neverRefused)
  if (told.ok) return accept({ instanceId: found.instance_id })
  const { refusal } = told
  return refuse(refusal.code === 'engine.instance-ended' ? { code: 'engine.incident-resolved' } : refusal)
}

const isEdited = (remedy: Remedy): boolean => remedy.kind === 'retry' && Object.keys(remedy.variables).length > 0

function commandsOf(remedy: Remedy, key: number, by: string): readonly Command[] {
  if (remedy.kind === 'cancel') return [{ kind: 'modify', terminate: [key], activate: [], by }]
  const variables = feelFromJson(remedy.variables) as FeelContext
  if (remedy.kind === 'skip') return [{ kind: 'skip', key, variables, by }]
  const retry: Command = { kind: 'retry', key, by }
  if (!isEdited(remedy)) return [retry]
  return [{ kind: 'set-variables', scope: key, isLocal: remedy.isLocal, variables, by }, retry]
}
