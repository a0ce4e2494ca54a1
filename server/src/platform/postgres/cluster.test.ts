import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServerProcess, temporaryDataDir } from '../../../test/server-process.ts'
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

test('a maker killed at any moment leaves a directory that the next one starts on', async () => {
  for (const moment of [30, 120, 350]) {
    const child = execFile(process.execPath, [
      '--input-type=module',
      '-e',
      `const { joinServer } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)})
       const { openLog } = await import(${JSON.stringify(new URL('../log.ts', import.meta.url).href)})
       process.stdout.write('making')
       await joinServer(${JSON.stringify(dataDir)}, openLog({ level: 'silent' }))`,
    ])
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, moment))
    child.kill('SIGKILL')
    await (await joinServer(dataDir, log)).leave()
    await rm(clusterDirectory(dataDir), { recursive: true })
  }
})

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

test.each(['global/pg_control', 'pg_wal', 'global/pg_filenode.map'])(
  'a damaged cluster is told as such: %s is gone',
  async (path) => {
    await make()
    await rm(join(clusterDirectory(dataDir), path), { recursive: true })
    await expect(joining()).rejects.toMatchObject({ code: 'postgres.corrupt', cause: expect.any(Error) })
  },
)

test.skipIf(process.getuid?.() !== 0)(
  'a directory of another user is told as such (root runs this as an ordinary user)',
  async () => {
    await make()
    const nobody = await startServerProcess(dataDir, 65_534)
    expect(nobody.trouble).toBe('postgres.permission')
  },
)
