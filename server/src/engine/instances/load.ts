import { readState } from '@aftersale/process'
import type { Transaction } from '../platform/database.ts'
import type { Definitions } from './definitions.ts'
import { lockInstance } from './instances.store.ts'
import type { Working } from './working.ts'

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
    state: readState({ position: row.state, variables: row.variables }),
    commands: 0,
    events: [],
    opened: [],
  }
}
