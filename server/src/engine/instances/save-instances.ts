import { type FeelContext, feelToJson } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import { type InstanceState, writeState } from '@aftersale/process'
import { historyRows } from '../history/history.ts'
import { messageTopics } from '../messages/message-topics.ts'
import { deleteMessageStarts, insertEvents, insertInstances, updateInstances } from './instances.store.ts'
import type { Work } from './work.ts'
import type { Working } from './working.ts'

/** Writes the instances and their history; answers the topics that there is new work on. */
export async function saveInstances({ tx, now }: Work, moved: readonly Working[]): Promise<string[]> {
  const at = isoOf(now)
  const histories = moved.map((working) => historyRows(working.events))
  const rows = moved.map((working, position) => instanceRow(working, histories[position]?.length ?? 0, at))
  await insertInstances(
    tx,
    rows.filter((_, position) => moved[position]?.isNew),
  )
  await updateInstances(
    tx,
    rows.filter((_, position) => !moved[position]?.isNew),
  )
  await insertEvents(
    tx,
    moved.flatMap((working, position) =>
      (histories[position] ?? []).map(({ kind, element, visit, data }, index) => ({
        instance_id: working.id,
        number: working.lastEvent + index + 1,
        at,
        kind,
        element,
        visit,
        data: data === null ? null : JSON.stringify(data),
      })),
    ),
  )
  const freed = moved.filter(({ state, correlationKey }) => correlationKey !== null && state?.status !== 'active')
  await deleteMessageStarts(
    tx,
    freed.map(({ id }) => id),
  )
  return messageTopics(
    'freed',
    freed.map(({ correlationKey }) => correlationKey ?? ''),
  )
}

function instanceRow(working: Working, events: number, at: string) {
  const { state, before, parent, canceled } = working
  if (state === null) throw new Error(`expected instance ${working.id} to have been stepped before it is saved`)
  const ended = state.status !== 'active'
  return {
    id: working.id,
    root_id: working.rootId,
    parent_id: parent?.id ?? null,
    parent_visit: parent?.visit ?? null,
    definition_id: working.deployed.id,
    business_key: working.businessKey,
    correlation_key: working.correlationKey,
    status: state.status,
    started_at: isoOf(working.startedAt),
    ended_at: ended ? at : null,
    canceled_by: canceled?.by || null,
    cancel_reason: canceled?.reason ?? null,
    last_event: working.lastEvent + events,
    state: ended ? null : JSON.stringify(writeState(state).position),
    variables: before !== null && hasSameVariables(before, state) ? null : JSON.stringify(feelToJson(state.variables)),
  }
}

/** Values are never changed in place, so equal ones are the same ones as long as nobody wrote them. */
function hasSameVariables({ variables: before }: InstanceState, { variables: after }: InstanceState): boolean {
  if (before === after) return true
  const names = Object.keys(before)
  return names.length === Object.keys(after).length && names.every((name) => isKept(before, after, name))
}

const isKept = (before: FeelContext, after: FeelContext, name: string) =>
  Object.hasOwn(after, name) && before[name] === after[name]
