import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { systemClock } from '../src/platform/clock.ts'
import type { Connection } from '../src/platform/connection.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { openLog } from '../src/platform/log.ts'
import { type Migration, migrate, readMigrations } from '../src/platform/migrate.ts'
import { connectionTo, openSession } from '../src/platform/postgres/index.ts'
import { closeAfterFile } from './closing.ts'

export interface TestDatabase {
  readonly database: Database
  readonly connection: Connection
}

const log = openLog({ level: 'error' })

/**
 * A migrated database of the caller's own, on a real server that all test files of a run share. It is dropped after the
 * file's last test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const connection = await newDatabase(await readMigrations())
  const database = openDatabase(connection, log)
  closeAfterFile(() => database.destroy())
  return { database, connection }
}

/** A database without a table, for tests of what makes them. Dropped like the other. */
export const emptyTestDatabase = (): Promise<Connection> => newDatabase([])

async function newDatabase(migrations: readonly Migration[]): Promise<Connection> {
  const dataDir = inject('testDataDir')
  const { client, socketDirectory } = await openSession(dataDir, log, { throwAway: true }, () => Promise.resolve())
  const connect = (name: string) => connectionTo(socketDirectory, name, dataDir)
  const template = await templateOf(client, migrations, connect)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // As files: the usual way writes every page into the log and the cache too, half as much processor time again.
  await client.query(`create database ${name} template ${template} strategy file_copy`)
  closeAfterFile(async () => {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  return connect(name)
}

/** Made once for each content of the migrations, by the first that asks; the others wait for the lock and find it. */
async function templateOf(
  client: pg.Client,
  migrations: readonly Migration[],
  connect: (name: string) => Connection,
): Promise<string> {
  if (migrations.length === 0) return 'template0'
  const content = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex')
  const template = `template_${content.slice(0, 16)}`
  await client.query('select pg_advisory_lock(hashtext($1))', [template])
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount) return template
    const draft = `${template}_making`
    await client.query(`drop database if exists ${draft}`)
    await client.query(`create database ${draft}`)
    await migrate(connect(draft), migrations, systemClock, log)
    await client.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template])
  }
}
