import { mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startServerProcess, temporaryDataDir } from '../../../test/server-process.ts'
import { openDatabase } from '../database.ts'
import { openLog } from '../log.ts'
import { joinServer } from './index.ts'
import { findPostmaster } from './postmaster.ts'

const log = openLog({ level: 'silent' })
let dataDir = ''
let discard = async () => {}

beforeEach(async () => {
  ;({ dataDir, discard } = await temporaryDataDir())
})
afterEach(() => discard())

const running = () => findPostmaster(join(dataDir, 'postgres'))
const drafts = async () => (await readdir(dataDir)).filter((name) => name.includes('making'))

test('processes share one server, and the last to leave stops it, whoever started it', async () => {
  const first = await startServerProcess(dataDir)
  const second = await startServerProcess(dataDir)
  expect(second.started).toBe(first.started)
  expect(await first.leave()).toBe(0)
  expect(await running()).toBeDefined()
  expect(await second.leave()).toBe(0)
  expect(await running()).toBeUndefined()
})

test('eight that come at once make one database, and when all leave at once exactly one stops it', async () => {
  const processes = await Promise.all(Array.from({ length: 8 }, () => startServerProcess(dataDir)))
  expect(new Set(processes.map(({ started }) => started)).size).toBe(1)
  expect(await drafts()).toEqual([])
  expect(await Promise.all(processes.map((one) => one.leave()))).toEqual(Array(8).fill(0))
  expect(await running()).toBeUndefined()
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/)
})

test('those that come while the last one leaves all get in', async () => {
  for (let round = 0; round < 3; round += 1) {
    const leaving = await joinServer(dataDir, log)
    const [, one, other] = await Promise.all([leaving.leave(), joinServer(dataDir, log), joinServer(dataDir, log)])
    const database = openDatabase(one.connection, log)
    expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }])
    await database.destroy()
    await one.leave()
    await other.leave()
    expect(await running()).toBeUndefined()
  }
})

test('a killed process leaves the server to the next one, which stops it when it leaves', async () => {
  const killed = await startServerProcess(dataDir)
  await killed.signal('SIGKILL')
  expect(await running()).toBeDefined()
  const next = await startServerProcess(dataDir)
  expect(next.started).toBe(killed.started)
  expect(await next.leave()).toBe(0)
  expect(await running()).toBeUndefined()
})

test('Ctrl-C in the terminal of a process does not reach the server', async () => {
  const interrupted = await startServerProcess(dataDir)
  await interrupted.signal('SIGINT')
  const next = await startServerProcess(dataDir)
  expect(next.started).toBe(interrupted.started)
  await next.leave()
})

test('a server that was killed is started again under those who use it', async () => {
  const membership = await joinServer(dataDir, log)
  const database = openDatabase(membership.connection, log)
  await sql`create table kept as select 1 as number`.execute(database)
  const before = await running()
  process.kill(before?.pid ?? 0, 'SIGKILL')
  await vi.waitFor(async () => {
    expect([undefined, before?.pid]).not.toContain((await running())?.pid)
    expect((await sql`select number from kept`.execute(database)).rows).toEqual([{ number: 1 }])
  }, 30_000)
  await database.destroy()
  await membership.leave()
  expect(await running()).toBeUndefined()
})

test('a number in a stale postmaster.pid that another program has by now does not keep the server from starting', async () => {
  await (await joinServer(dataDir, log)).leave()
  const stale = [process.ppid, join(dataDir, 'postgres'), 1, 5432, join(dataDir, 'socket'), '', '', 'ready', ''].join(
    '\n',
  )
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), stale)
  await (await joinServer(dataDir, log)).leave()
})

test('nobody enters but through a directory that only the owner may open, and no port is listened on', async () => {
  const membership = await joinServer(dataDir, log)
  const database = openDatabase(membership.connection, log)
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('listen_addresses', 'data_checksums', 'server_encoding', 'synchronous_commit')
    order by name`.execute(database)
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    data_checksums: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  })
  expect((await stat(membership.connection.settings.host)).mode & 0o777).toBe(0o700)
  await database.destroy()
  await membership.leave()
})

test('Chinese sorts by pinyin where a query asks for it, and plain text by its bytes', async () => {
  const membership = await joinServer(dataDir, log)
  const database = openDatabase(membership.connection, log)
  const sorted = async (collation: string) => {
    const { rows } = await sql<{ word: string }>`
      select word from unnest(array['退款', '安装', '保修']) as word order by word collate ${sql.ref(collation)}`.execute(
      database,
    )
    return rows.map(({ word }) => word)
  }
  expect(await sorted('zh-x-icu')).toEqual(['安装', '保修', '退款'])
  expect(await sorted('C')).toEqual(['保修', '安装', '退款'])
  await database.destroy()
  await membership.leave()
})

test('a path too long for a socket is served from a short one', async () => {
  const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60))
  await mkdir(deep, { recursive: true })
  const membership = await joinServer(deep, log)
  const { host } = membership.connection.settings
  expect(host.length).toBeLessThan(90)
  const database = openDatabase(membership.connection, log)
  expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }])
  await database.destroy()
  await membership.leave()
  await rmdir(host)
})
