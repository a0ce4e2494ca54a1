import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { attributed } from './acting.ts'
import { awaitAdmission } from './await-admission.ts'
import { type Connection, sessionSettings } from './connection.ts'
import type { Log } from './log.ts'
import { preparing } from './prepared.ts'
import type { Schema } from './schema.generated.ts'
import { narrowed } from './seen-sources.ts'
import { typeParsers } from './type-parsers.ts'

/** A pool of connections; `destroy()` closes it. */
export type Database = Kysely<Schema>
export type Transaction = KyselyTransaction<Schema>

export interface DatabaseOptions {
  /** Connections at once; work beyond them waits. */
  readonly connections?: number
  /** How long one statement may run before the server breaks it off. */
  readonly statementMilliseconds?: number
}

/** Opens no connection yet: the first query does, and reports what is wrong with it. */
export function openDatabase(connection: Connection, log: Log, options: DatabaseOptions = {}): Database {
  const pool = new Pool({
    ...sessionSettings(connection),
    types: typeParsers,
    max: options.connections ?? 20,
    idleTimeoutMillis: 10_000,
    statement_timeout: options.statementMilliseconds ?? 120_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  })
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
  const patient = {
    options: pool.options,
    connect: async () => attributed(await narrowed(await awaitAdmission(() => pool.connect()))),
    end: () => pool.end(),
  }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: patient }) })
}
