import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canActAsNobody, NOBODY } from '../../../test/other-account.ts'
import { spawnServerProcess, startServerProcess, temporaryDataDir } from '../../../test/server-process.ts'
import { openLog } from '../log.ts'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterDirectory, hasCluster, makeCluster } from './cluster.ts'
import { joinServer } from './index.ts'

const log = openLog({ level: 'silent' })
let dataDir = ''
let discard = async () => {}

beforeEach(async () => {
  ;({ dataDir, discard } = await temporaryDataDir())
})
afterEach(() => discard())

const make = async () => {
  const binaries = await findBinaries()
  const account = await accountFor(dataDir, clusterDirectory(dataDir), binaries)
  await makeCluster(dataDir, account, binaries, { throwAway: true })
}

/** A process that has ended, so that its number belongs to nobody. */
async function endedPid(): Promise<number> {
  const { child } = promisify(execFile)(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}

test('two that make the cluster at once end with one, and nothing half-made is left', async () => {
  await Promise.all([make(), make(), make()])
  expect(await readdir(dataDir)).toEqual(['postgres'])
  expect(await hasCluster(dataDir)).toBe(true)
})

test('what a killed maker left is never used, and swept by the next', async () => {
  const dead = join(dataDir, `postgres.making-${await endedPid()}-00000000`)
  const alive = join(dataDir, `postgres.making-${process.ppid}-00000000`)
  for (const draft of [dead, alive]) {
    await mkdir(draft)
    await writeFile(join(draft, 'PG_VERSION'), '18\n')
  }
  expect(await hasCluster(dataDir)).toBe(false)
  await make()
  expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', alive.slice(dataDir.length + 1)])
})

const drafted = async (path: string) => {
  const drafts = (await readdir(dataDir)).filter((name) => name.includes('making'))
  return drafts.some((name) => existsSync(join(dataDir, name, path)))
}

test.each([
  ['has just begun', () => drafted('.')],
  ['is in the middle', () => drafted('global/pg_control')],
  ['has ended', async () => existsSync(clusterDirectory(dataDir))],
])(
  'a process that is killed when making the cluster %s leaves a directory that the next one starts on',
  async (_, reached) => {
    const maker = spawnServerProcess(dataDir)
    await vi.waitUntil(reached, { timeout: 30_000, interval: 2 })
    await maker.kill()
    await (await joinServer(dataDir, log)).leave()
    expect(await readFile(join(clusterDirectory(dataDir), 'PG_VERSION'), 'utf8')).toBe('18\n')
  },
)

const joining = () => joinServer(dataDir, log, { throwAway: true })

test('a cluster of another PostgreSQL is refused with a sentence that says which', async () => {
  await make()
  await writeFile(join(clusterDirectory(dataDir), 'PG_VERSION'), '17\n')
  await expect(joining()).rejects.toMatchObject({
    code: 'postgres.other-version',
    text: { en: expect.stringContaining('PostgreSQL 17'), 'zh-CN': expect.stringContaining('PostgreSQL 17') },
  })
})

test('a directory that holds something else is refused, and not touched', async () => {
  await mkdir(clusterDirectory(dataDir))
  await writeFile(join(clusterDirectory(dataDir), 'holiday.jpg'), 'beach')
  await expect(joining()).rejects.toMatchObject({ code: 'postgres.corrupt' })
  expect(await readFile(join(clusterDirectory(dataDir), 'holiday.jpg'), 'utf8')).toBe('beach')
})

test('a data directory that is a file is told as such', async () => {
  const file = join(dataDir, 'file')
  await writeFile(file, '')
  for (const path of [file, join(file, 'below')]) {
    await expect(joinServer(path, log)).rejects.toMatchObject({ code: 'postgres.not-a-directory' })
  }
})

test.each(['global/pg_control', 'pg_wal', 'global/pg_filenode.map'])(
  'a damaged cluster is told as such: %s is gone',
  async (path) => {
    await make()
    await rm(join(clusterDirectory(dataDir), path), { recursive: true })
    await expect(joining()).rejects.toMatchObject({ code: 'postgres.corrupt', cause: expect.any(Error) })
  },
)

test.skipIf(!canActAsNobody)(
  'a directory of another user is told as such (skipped: cannot act as another user here)',
  async () => {
    await make()
    const nobody = await startServerProcess(dataDir, NOBODY)
    expect(nobody.trouble).toBe('postgres.permission')
  },
)
