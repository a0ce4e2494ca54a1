import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig } from 'pg'
import { attributed } from './acting.ts'
import { awaitAdmission } from './await-admission.ts'
import { type Connection, sessionSettings } from './connection.ts'
import type { Log } from './log.ts'
import { preparing } from './prepared.ts'
import type { Schema } from './schema.generated.ts'
import { isNarrowed, NARROWED_PATH, narrowed } from './seen-sources.ts'
import { typeParsers } from './type-parsers.ts'

/** A pool of connections; `destroy()` closes it. */
export type Database = Kysely<Schema>
export type Transaction = KyselyTransaction<Schema>

export interface DatabaseOptions {
  /** Connections at once, and half as many for those who see some shops only; work beyond them waits. */
  readonly connections?: number
  /** How long one statement may run before the server breaks it off. */
  readonly statementMilliseconds?: number
}

/** Of the connections, so many more work for those who see some shops only. */
const narrowedOf = (connections: number) => Math.ceil(connections / 2)

/**
 * Opens no connection yet: the first query does, and reports what is wrong with it. Work for those who see some shops only
 * has connections of its own: were they taken from the others, each would be told anew what to see, and would plan anew
 * what it has prepared. (docs/decisions/0163)
 */
export function openDatabase(connection: Connection, log: Log, options: DatabaseOptions = {}): Database {
  const { connections = 20 } = options
  const session = sessionSettings(connection)
  const common = {
    types: typeParsers,
    idleTimeoutMillis: 10_000,
    statement_timeout: options.statementMilliseconds ?? 120_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  }
  const all = openPool({ ...session, ...common, max: connections }, log)
  const path = `-c search_path=${NARROWED_PATH}`
  const some = openPool(
    { ...session, ...common, options: `${session.options} ${path}`, max: narrowedOf(connections) },
    log,
  )
  const patient = {
    options: all.options,
    connect: async () =>
      attributed(
        isNarrowed()
          ? await narrowed(await awaitAdmission(() => some.connect()))
          : await awaitAdmission(() => all.connect()),
      ),
    end: async () => void (await Promise.all([all.end(), some.end()])),
  }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: patient }) })
}

function openPool(options: PoolConfig, log: Log): Pool {
  const pool = new Pool(options)
  // Without a listener the loss of an idle connection would end the process; the next query opens another one.
  // While the pool ends, the embedded server may be faster than the goodbye of a connection.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'an idle database connection was lost')
  })
  const prepare = preparing()
  // The same while a connection is in use: the statement under way fails, and tells of it.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    prepare(client)
  })
  return pool
}
