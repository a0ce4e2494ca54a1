import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import type { ElementInstance, InstanceState } from '@aftersale/process'
import type { Transaction } from '../platform/database.ts'
import type { Working } from './advance.ts'
import type { Definitions } from './definitions.ts'
import { lockInstance } from './instances.store.ts'

/** Locks an instance and reads it back as it was left; null where there is none, or where it has ended. */
export async function loadForUpdate(tx: Transaction, definitions: Definitions, id: string): Promise<Working | null> {
  const row = await lockInstance(tx, id)
  if (row === undefined || row.status !== 'active') return null
  return {
    id: row.id,
    businessKey: row.business_key,
    deployed: await definitions.processById(tx, row.definition_id),
    isNew: false,
    lastEvent: row.last_event,
    state: readState(row.state, row.variables),
    events: [],
    opened: [],
  }
}

function readState(state: unknown, variables: unknown): InstanceState {
  const { nextKey, elements } = state as { nextKey: number; elements: readonly ElementInstance[] }
  return {
    status: 'active',
    nextKey,
    variables: feelFromJson(variables) as FeelContext,
    elements: elements.map((element) => ({
      ...element,
      since: instantOf(element.since),
      locals: element.locals === null ? null : (feelFromJson(element.locals) as FeelContext),
    })),
  }
}
