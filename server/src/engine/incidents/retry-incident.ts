import { accept, type Result, refuse } from '@aftersale/kernel'
import type { StepRefusal } from '@aftersale/process'
import { commandInstance, type InstanceRefusal } from '../instances/command-instance.ts'
import type { At } from '../instances/work.ts'
import { readIncident } from './incidents.store.ts'

export type IncidentRefusal =
  | { readonly code: 'engine.incident-not-found' }
  | { readonly code: 'engine.incident-resolved' }

/** Tries the stopped step again, under the key that it had, so that work done before is not done twice. */
export async function retryIncident(
  at: At,
  incidentId: string,
  by: string,
): Promise<Result<{ instanceId: string }, IncidentRefusal | InstanceRefusal | StepRefusal>> {
  const found = await readIncident(at.tx, incidentId)
  if (found === undefined) return refuse({ code: 'engine.incident-not-found' })
  const answer = await commandInstance<IncidentRefusal>(at, found.instance_id, async () => {
    const incident = await readIncident(at.tx, incidentId)
    if (incident === undefined) return refuse({ code: 'engine.incident-not-found' })
    if (incident.resolved_at !== null) return refuse({ code: 'engine.incident-resolved' })
    return accept([{ kind: 'retry', key: incident.visit, by }])
  })
  if (answer.ok) return accept({ instanceId: found.instance_id })
  return answer.refusal.code === 'engine.instance-ended' ? refuse({ code: 'engine.incident-resolved' }) : answer
}
