import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Client } from 'pg'
import { awaitAdmission } from './await-admission.ts'
import type { Clock } from './clock.ts'
import { type Connection, sessionSettings } from './connection.ts'
import type { Database } from './database.ts'
import type { Log } from './log.ts'
import { Trouble } from './trouble.ts'

/** One session at a time migrates a database; the number has no meaning beyond being ours. */
const MIGRATION_LOCK = 7_204_418_001

const LEDGER = `create table if not exists migration (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null
)`

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The migrations this program brings, in order. */
export async function readMigrations(directory: string | URL = releasedMigrations): Promise<Migration[]> {
  const folder = directory instanceof URL ? fileURLToPath(directory) : directory
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name !== 'schema.sql').sort()
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)))
  const twice = migrations.find((migration, index) => migrations[index - 1]?.number === migration.number)
  if (twice) throw new Error(`expected one migration of each number, got two of ${twice.number}`)
  return migrations
}

const releasedMigrations = new URL('../../migrations/', import.meta.url)

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
  if (number === undefined) throw new Error(`expected a migration named like 0001-platform.sql, got ${name}`)
  const sql = await readFile(`${folder}/${name}`, 'utf8')
  return {
    number: Number(number),
    name,
    sql,
    checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
  }
}

/**
 * Brings a database to the program's version and answers the names of what it applied. Any number of processes may call
 * this at once: the advisory lock lets one work, and the others then find nothing left to do. The lock belongs to the
 * session, so a killed process frees it, and its unfinished migration is rolled back.
 */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  clock: Clock,
  log: Log,
): Promise<string[]> {
  const client = await awaitAdmission(async () => {
    const opened = new Client(sessionSettings(connection))
    opened.on('error', (error) => log.warn({ err: error }, 'the migrating connection was lost'))
    await opened.connect()
    return opened
  })
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(LEDGER)
    const { rows } = await client.query<AppliedMigration>(
      'select number, name, checksum from migration order by number',
    )
    const applied: string[] = []
    for (const migration of pending(migrations, rows)) {
      await applyMigration(client, migration, clock)
      log.info({ migration: migration.name }, 'migrated')
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** Whether a database is exactly at the program's version: a newer server may have migrated it since this one started. */
export async function isMigrated(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  const { rows } = await sql<{ newest: number | null }>`select max(number) as newest from migration`.execute(database)
  return rows[0]?.newest === migrations.at(-1)?.number
}

type AppliedMigration = Pick<Migration, 'number' | 'name' | 'checksum'>

function pending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const { number, name, checksum } of applied) {
    const ours = known.get(number)
    if (!ours) throw newerDatabase(name)
    if (ours.checksum !== checksum) throw editedMigration(ours.name)
  }
  const newest = applied.at(-1)?.number ?? 0
  const left = migrations.filter(({ number }) => !applied.some((done) => done.number === number))
  const late = left.find(({ number }) => number < newest)
  if (late) throw new Error(`expected new migrations to come after number ${newest}, got ${late.name}`)
  return left
}

async function applyMigration(client: Client, migration: Migration, clock: Clock): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)', [
      migration.number,
      migration.name,
      migration.checksum,
      new Date(clock.now()).toISOString(),
    ])
    await client.query('commit')
  } catch (error) {
    // The connection may be what failed; then there is nothing to roll back, and the first error is the one to tell.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

const newerDatabase = (name: string) =>
  new Trouble('database.newer-than-program', {
    'zh-CN': `数据库由更新版本的程序迁移过（${name}），请使用不低于该版本的程序。`,
    en: `This database was migrated by a newer program (${name}); run that version or a later one.`,
  })

const editedMigration = (name: string) =>
  new Trouble('database.migration-edited', {
    'zh-CN': `迁移文件 ${name} 在执行之后被改动，请恢复原文件，改动应写成新的迁移。`,
    en: `The migration ${name} was changed after it had been applied; restore the file and put the change into a new one.`,
  })
