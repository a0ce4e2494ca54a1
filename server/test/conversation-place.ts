import { sql } from 'kysely'
import { vi } from 'vitest'
import { projectCases, takeUpAll } from '../src/modules/cases/index.ts'
import { conversationRoutes, conversationTasks } from '../src/modules/conversations/index.ts'
import type { NewReturnRequest } from '../src/modules/returns/index.ts'
import type { Database, Transaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { apiProgram } from './api-program.ts'
import { endEvent, flows, processFile, startEvent, userTask } from './bpmn-text.ts'
import { deploy, engineWith, NOON } from './engine.ts'
import { valueOf } from './http-server.ts'
import { request } from './shop.ts'

async function isAnybodyWaiting(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(database)
  return rows.length > 0
}

/** Cases wait for a person at `T`, unless they follow another flow. */
const WAITING = processFile('return', startEvent(), userTask('T'), endEvent(), flows('Start', 'T', 'End'))

/** A server with conversations, at noon, where cases are opened that follow this flow. */
export async function conversationPlace(flow = WAITING) {
  const { engine, told } = engineWith(conversationTasks('Asia/Shanghai'), [projectCases])
  const place = await apiProgram(({ database }) => conversationRoutes({ database, engine }))
  const { database, program } = place
  await deploy(database, engine, { 'return.bpmn': flow })
  const addPerson = async (email: string, name: string) => {
    const at = '2026-03-01T00:00:00Z'
    const row = { id: newId(NOON), email, name, role: 'staff' as const, created_at: at, updated_at: at }
    await database.insertInto('access_user').values(row).execute()
  }
  return {
    ...place,
    engine,
    told,
    addPerson,
    /** Opens a case for each of these requests, in one go; answers them in the order given. */
    open: async (...given: readonly Partial<NewReturnRequest>[]) => {
      const ids = await request(database, ...given)
      await takeUpAll(database, engine, { source: given[0]?.source ?? 'shop', now: () => NOON })
      const rows = await database
        .selectFrom('service_case')
        .select(['id', 'number', 'instance_id', 'request_id', 'status'])
        .where('request_id', 'in', ids)
        .execute()
      return ids.map((id) => {
        const row = rows.find(({ request_id }) => request_id === id)
        if (row === undefined) throw new Error('expected a case to be opened')
        return row
      })
    },
    /** Does one thing, and another before the first has committed: the second has ended by then, or waits for a lock. */
    overlapping: async <A, B>(first: (tx: Transaction) => Promise<A>, second: () => Promise<B>): Promise<[A, B]> => {
      let later: Promise<B> | undefined
      let ended = false
      const answer = await inTransaction(database, async (tx) => {
        const done = await first(tx)
        later = second().finally(() => {
          ended = true
        })
        await vi.waitUntil(async () => ended || (await isAnybodyWaiting(database)), { timeout: 30_000, interval: 10 })
        return done
      })
      return [answer, (await later) as B]
    },
    entriesOf: async (id: string) => valueOf(await program.listEntries({ params: { id }, query: {} })).items,
  }
}
