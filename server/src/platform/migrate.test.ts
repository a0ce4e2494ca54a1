import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { emptyTestDatabase } from '../../test/database.ts'
import { settableClock } from './clock.ts'
import type { Connection } from './connection.ts'
import { openDatabase } from './database.ts'
import { openLog } from './log.ts'
import { migrate, readMigrations } from './migrate.ts'

const log = openLog({ level: 'error' })
const clock = settableClock(instant('2026-03-01T00:00:00Z'))
const PROCESS = fileURLToPath(new URL('../../test/processes/migrate.ts', import.meta.url))

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-migrations-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const run = async (connection: Connection, folder: string) =>
  migrate(connection, await readMigrations(folder), clock, log)

async function tables(connection: Connection): Promise<string[]> {
  const database = openDatabase(connection, log)
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(
    database,
  )
  await database.destroy()
  return rows.map(({ name }) => name)
}

const FIRST = { '0001-first.sql': 'create table first (id int); insert into first values (1)' }
const SECOND = { '0002-second.sql': 'create table second as select * from first' }

test('each migration is applied once, in order of its number', async () => {
  const connection = await emptyTestDatabase()
  expect(await run(connection, await folderWith(FIRST))).toEqual(['0001-first.sql'])
  const both = await folderWith({ ...SECOND, ...FIRST })
  expect(await run(connection, both)).toEqual(['0002-second.sql'])
  expect(await run(connection, both)).toEqual([])
  expect(await tables(connection)).toEqual(['first', 'migration', 'second'])
})

test('twenty processes at once on an empty database migrate it once', async () => {
  const connection = await emptyTestDatabase()
  const folder = await folderWith({ ...FIRST, ...SECOND })
  const processes = Array.from({ length: 20 }, () =>
    promisify(execFile)(process.execPath, [PROCESS, JSON.stringify(connection), folder]),
  )
  const applied = (await Promise.all(processes)).map(({ stdout }) => JSON.parse(stdout))
  expect(applied.flat().toSorted()).toEqual(['0001-first.sql', '0002-second.sql'])
  expect(applied).toHaveLength(20)
})

test('a migration that fails leaves nothing of itself, and keeps those before it', async () => {
  const connection = await emptyTestDatabase()
  const folder = await folderWith({ ...FIRST, '0002-broken.sql': 'create table half (id int); select 1 / 0' })
  await expect(run(connection, folder)).rejects.toMatchObject({ code: '22012' })
  expect(await tables(connection)).toEqual(['first', 'migration'])
})

test('a process killed in the middle leaves nothing half-done, and the next one goes on', async () => {
  const connection = await emptyTestDatabase()
  const slow = await folderWith({ ...FIRST, '0002-second.sql': 'create table half (id int); select pg_sleep(600)' })
  const child = spawn(process.execPath, [PROCESS, JSON.stringify(connection), slow])
  const database = openDatabase(connection, log)
  await vi.waitFor(async () => {
    const { rows } =
      await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`.execute(
        database,
      )
    expect(rows).toHaveLength(1)
  }, 30_000)
  await kill(child)
  expect(await run(connection, await folderWith({ ...FIRST, ...SECOND }))).toEqual(['0002-second.sql'])
  expect(await tables(connection)).toEqual(['first', 'migration', 'second'])
  await database.destroy()
})

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

test('a migration that was changed after it had been applied is refused with a sentence', async () => {
  const connection = await emptyTestDatabase()
  await run(connection, await folderWith(FIRST))
  const edited = await folderWith({ '0001-first.sql': 'create table first (id bigint)', ...SECOND })
  await expect(run(connection, edited)).rejects.toMatchObject({
    code: 'database.migration-edited',
    text: { en: expect.stringContaining('0001-first.sql'), 'zh-CN': expect.stringContaining('0001-first.sql') },
  })
  expect(await tables(connection)).toEqual(['first', 'migration'])
})

test('line ends of another system are no change', async () => {
  const connection = await emptyTestDatabase()
  await run(connection, await folderWith({ '0001-first.sql': 'create table first\n(id int)' }))
  expect(await run(connection, await folderWith({ '0001-first.sql': 'create table first\r\n(id int)' }))).toEqual([])
})

test('a database that a newer program has migrated is refused with a sentence', async () => {
  const connection = await emptyTestDatabase()
  await run(connection, await folderWith({ ...FIRST, ...SECOND }))
  await expect(run(connection, await folderWith(FIRST))).rejects.toMatchObject({
    code: 'database.newer-than-program',
    text: { en: expect.stringContaining('0002-second.sql') },
  })
})

test('a new migration below the newest applied one is a defect: elsewhere it would have run before it', async () => {
  const connection = await emptyTestDatabase()
  await run(connection, await folderWith(SECOND_ALONE))
  await expect(run(connection, await folderWith({ ...FIRST, ...SECOND_ALONE }))).rejects.toThrow(
    /after number 2, got 0001-first.sql/,
  )
})

const SECOND_ALONE = { '0002-second.sql': 'create table second (id int)' }

test.each([
  [{ 'first.sql': '' }, /named like 0001-platform.sql, got first.sql/],
  [{ '0001-a.sql': '', '0001-b.sql': '' }, /one migration of each number, got two of 1/],
] as [Record<string, string>, RegExp][])('files that are out of order are a defect: %j', async (files, message) => {
  await expect(readMigrations(await folderWith(files))).rejects.toThrow(message)
})
