import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Loop, RunningLoop } from './loop.ts'

/** Asks the database once for all loops that say when they have something to do, and has those look that do. */
export function lookout(
  loops: readonly RunningLoop[],
  { database, clock, every }: { readonly database: Database; readonly clock: Clock; readonly every: number },
): Loop {
  const asked = loops.flatMap((running) => {
    const { waiting } = running.loop
    return waiting === undefined ? [] : [{ running, waiting }]
  })
  return {
    topic: 'lookout',
    every,
    round: async () => {
      const said = await ask(database, asked, clock.now())
      for (const [at, { running }] of asked.entries()) if (said[at] === true) running.look()
      return 0
    },
  }
}

/** What each of them says: the statement is the same each time, so that it is prepared. */
async function ask(
  database: Database,
  asked: readonly { readonly waiting: NonNullable<Loop['waiting']> }[],
  now: Instant,
): Promise<readonly unknown[]> {
  if (asked.length === 0) return []
  const columns = asked.map(({ waiting }, at) => sql`${waiting(now)} as ${sql.ref(`said_${at}`)}`)
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns)}`.execute(database)
  return asked.map((_, at) => rows[0]?.[`said_${at}`])
}
