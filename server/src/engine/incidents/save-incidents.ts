import { isoOf } from '@aftersale/kernel'
import type { Changes } from '../instances/changes.ts'
import type { WaitingRepair } from '../instances/waits.ts'
import type { Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import { insertIncidents, resolveIncidents } from './incidents.store.ts'

/** Opens an incident for what stopped, and resolves those of what goes on or is there no more. */
export async function saveIncidents({ tx, now, setup }: Work, changes: ReadonlyMap<Working, Changes>): Promise<void> {
  const at = isoOf(now)
  await resolveIncidents(
    tx,
    [...changes].flatMap(([working, { repairs }]) => repairs.closed.map((repair) => resolvedRow(working, repair))),
    at,
  )
  await insertIncidents(
    tx,
    [...changes].flatMap(([{ id: instance_id }, { repairs }]) =>
      repairs.opened.map(({ visit, element, repair: { cause, from } }) => {
        const job = from.kind === 'job' ? from.job : null
        const why = { code: cause.code, message: JSON.stringify(cause.message), created_at: at }
        return {
          id: setup.newId(now),
          instance_id,
          visit,
          element,
          part: job?.part ?? null,
          work: job?.type ?? null,
          ...why,
        }
      }),
    ),
  )
}

function resolvedRow({ id, resolutions, canceled, events }: Working, { visit }: WaitingRepair) {
  const own = resolutions.get(`${visit}`)
  const modified = events.findLast((event) => event.kind === 'modified')
  return {
    instance_id: id,
    visit,
    resolution: own?.resolution ?? (modified === undefined ? 'canceled' : 'modified'),
    resolved_by: own?.by ?? modified?.data.by ?? (canceled?.by || null),
  }
}
