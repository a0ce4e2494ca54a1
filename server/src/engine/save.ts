import { type Instant, isoOf } from '@aftersale/kernel'
import { writeState } from '@aftersale/process'
import type { Transaction } from '../platform/database.ts'
import { historyRows } from './history.ts'
import { insertEvents, insertIncidents, insertInstances, insertUserTasks, updateInstances } from './instances.store.ts'
import type { Outcome } from './outcome.ts'
import type { Working } from './working.ts'

/** Writes everything that one transaction did to these instances, set-wise: a statement a table, however many they are. */
export async function saveAll(
  tx: Transaction,
  workings: readonly Working[],
  newId: (now: Instant) => string,
  now: Instant,
): Promise<Outcome[]> {
  const at = isoOf(now)
  const histories = workings.map((working) => historyRows(working.events))
  const rows = workings.map((working, position) => instanceRow(working, histories[position]?.length ?? 0, at))
  await insertInstances(
    tx,
    rows.filter((_, position) => workings[position]?.isNew),
  )
  await updateInstances(
    tx,
    rows.filter((_, position) => !workings[position]?.isNew),
  )
  await insertEvents(
    tx,
    workings.flatMap((working, position) =>
      (histories[position] ?? []).map((row, index) => ({
        instance_id: working.id,
        number: working.lastEvent + index + 1,
        at,
        kind: row.kind,
        element: row.element,
        visit: row.visit,
        data: row.data === null ? null : JSON.stringify(row.data),
      })),
    ),
  )
  await saveOpened(tx, workings, newId, now)
  return workings.map(outcomeOf)
}

async function saveOpened(
  tx: Transaction,
  workings: readonly Working[],
  newId: (now: Instant) => string,
  now: Instant,
): Promise<void> {
  const at = isoOf(now)
  const opened = workings.flatMap((working) => working.opened.map((effect) => ({ working, effect })))
  await insertUserTasks(
    tx,
    opened.flatMap(({ working, effect }) => {
      if (effect.kind !== 'user-task') return []
      const { key: visit, element, name, assignee, candidateGroups } = effect
      const who = { assignee, candidate_groups: [...candidateGroups], form_id: effect.formVersion }
      return [{ id: newId(now), instance_id: working.id, visit, element, name, ...who, status: 'open', created_at: at }]
    }),
  )
  await insertIncidents(
    tx,
    opened.flatMap(({ working, effect }) => {
      if (effect.kind !== 'incident') return []
      const { key: visit, element, cause } = effect
      const why = { code: cause.code, message: JSON.stringify(cause.message) }
      return [{ id: newId(now), instance_id: working.id, visit, element, ...why, created_at: at }]
    }),
  )
}

function instanceRow(working: Working, events: number, at: string) {
  const { state } = working
  if (state === null) throw new Error(`expected instance ${working.id} to have been stepped before it is saved`)
  const ended = state.status === 'completed'
  const { position, variables } = writeState(state)
  return {
    id: working.id,
    definition_id: working.deployed.id,
    business_key: working.businessKey,
    status: state.status,
    started_at: at,
    ended_at: ended ? at : null,
    last_event: working.lastEvent + events,
    state: ended ? null : JSON.stringify(position),
    variables: JSON.stringify(variables),
  }
}

function outcomeOf({ id, businessKey, state }: Working): Outcome {
  if (state === null) throw new Error(`expected instance ${id} to have a state once it is saved`)
  const stopped = state.elements.some((element) => element.waitsFor === 'repair')
  const status = state.status === 'completed' ? 'completed' : stopped ? 'stopped' : 'waiting'
  return { instanceId: id, businessKey, status, variables: state.variables }
}
