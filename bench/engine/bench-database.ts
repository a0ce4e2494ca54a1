import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connectionFrom } from '../../server/src/platform/attach.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Connection } from '../../server/src/platform/connection.ts'
import { type Database, openDatabase } from '../../server/src/platform/database.ts'
import { type Log, openLog } from '../../server/src/platform/log.ts'
import { migrate, readMigrations } from '../../server/src/platform/migrate.ts'
import { drawnEngine } from './drawn-engine.ts'

/** Transactions at once, of everything that is done singly. */
export const CONNECTIONS = 16

export interface BenchDatabase {
  readonly connection: Connection
  readonly database: Database
}

/** A PostgreSQL of the run's own, which is gone afterwards. */
export interface Server {
  readonly dataDir: string
  readonly log: Log
  /** Another database on it, empty. */
  newDatabase(name: string): Promise<Connection>
  /** Another database on it, as the engine has it. */
  newEngineDatabase(name: string): Promise<BenchDatabase>
}

export async function withServer<T>(work: (server: Server, home: BenchDatabase) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-bench-'))
  const log = openLog({ level: 'warn' })
  const opened: Database[] = []
  try {
    const attachment = await connectionFrom({}, dataDir, log)
    const prepared = async (connection: Connection) => {
      const home = await prepare(connection, log)
      opened.push(home.database)
      return home
    }
    try {
      const home = await prepared(attachment.connection)
      const newDatabase = async (name: string) => {
        await sql`create database ${sql.id(name)}`.execute(home.database)
        const { connection } = attachment
        return { ...connection, settings: { ...connection.settings, database: name } }
      }
      const newEngineDatabase = async (name: string) => prepared(await newDatabase(name))
      return await work({ dataDir, log, newDatabase, newEngineDatabase }, home)
    } finally {
      for (const database of opened) await database.destroy()
      await attachment.leave()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function prepare(connection: Connection, log: Log): Promise<BenchDatabase> {
  await migrate(connection, await readMigrations(), systemClock, log)
  const database = openDatabase(connection, log, { connections: CONNECTIONS })
  // Its first look at what is to be kept up makes the months of the history.
  const loops = await drawnEngine(log).run({ database, connection, clock: systemClock, log })
  await loops.stop()
  return { connection, database }
}
