import type { Caller } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { actorOf } from '../access/index.ts'

/** Who has named somebody as their deputy, and must choose another where that person goes: e-mail addresses, each once. */
export async function stillCountingOn(
  database: Database,
  engine: Engine,
  email: string,
  { caller, now }: { readonly caller: Caller; readonly now: Instant },
): Promise<string[]> {
  const actor = { ...(await actorOf(database, caller)), isAdministrator: true }
  const absences = await engine.tasks.absences(database, actor, now)
  return [...new Set(absences.flatMap(({ deputy, person }) => (deputy === email ? [person] : [])))]
}
