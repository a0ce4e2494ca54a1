import type { Actor } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { groupsOf } from './groups-of.ts'
import { grantsOf, type Person } from './sight/grants.ts'

/**
 * A caller as flows know them: by the e-mail address, with the groups of this moment. A program with an API key acts as
 * the person who made the key.
 */
export async function actorOf(database: Database, caller: Person): Promise<Actor> {
  return {
    who: caller.email,
    groups: await groupsOf(database, caller),
    isAdministrator: (await grantsOf(database, caller)).all === null,
  }
}
