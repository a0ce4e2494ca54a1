import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { canActAsNobody, NOBODY } from '../../../test/other-account.ts'
import { startServerProcess, temporaryDataDir } from '../../../test/server-process.ts'
import { openDatabase } from '../database.ts'
import { openLog } from '../log.ts'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { joinServer } from './index.ts'
import { findPostmaster } from './postmaster.ts'

/** Each of these needs a second account, and only root can become another. */
const asRoot = test.skipIf(process.getuid?.() !== 0)
/** These start the program itself under that account, which must be able to read it. */
const asNobody = test.skipIf(!canActAsNobody)
const run = promisify(execFile)
const log = openLog({ level: 'silent' })

let dataDir = ''
let discard = async () => {}

beforeEach(async () => {
  ;({ dataDir, discard } = await temporaryDataDir(0o700))
})
afterEach(() => discard())

const running = () => findPostmaster(join(dataDir, 'postgres'))

asRoot(
  'root runs the server under another account, also in a directory that is closed to it (skipped: not root)',
  async () => {
    const membership = await joinServer(dataDir, log)
    const database = openDatabase(membership.connection, log)
    await sql`create table works as select 1 as one`.execute(database)
    const { uid } = await stat(`/proc/${(await running())?.pid}`)
    expect(uid).not.toBe(0)
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(uid)
    await database.destroy()
    await membership.leave()
    expect(await running()).toBeUndefined()
  },
)

asRoot('the programs too may be in a directory that is closed to it (skipped: not root)', async () => {
  const { postgres } = await findBinaries()
  await run('cp', ['-a', join(postgres, '../..'), join(dataDir, 'native')])
  const binaries = { postgres: join(dataDir, 'native/bin/postgres'), initdb: join(dataDir, 'native/bin/initdb') }
  const account = await accountFor(dataDir, join(dataDir, 'postgres'), binaries)
  await mkdir(join(dataDir, 'cluster'))
  await chown(join(dataDir, 'cluster'), account.uid, account.gid)
  const { file, args, ...ids } = account.command(binaries.initdb, ['-D', join(dataDir, 'cluster'), '--no-sync'])
  expect((await run(file, [...args], { ...ids, cwd: '/' })).stdout).toContain('Success')
})

asRoot(
  'where a directory is closed, the server may pass through but has no other power (skipped: not root)',
  async () => {
    const account = await accountFor(dataDir, join(dataDir, 'postgres'), await findBinaries())
    const { file, args, ...ids } = account.command('/bin/sh', ['-c', 'grep CapEff /proc/self/status; id -u'])
    const { stdout } = await run(file, [...args], { ...ids, cwd: '/' })
    const [, capabilities = '', uid] = /CapEff:\s*([0-9a-f]+)\n(\d+)/.exec(stdout) ?? []
    // CAP_DAC_OVERRIDE is bit 1 and CAP_DAC_READ_SEARCH bit 2: one of the two, and nothing else.
    expect([2, 4]).toContain(Number.parseInt(capabilities, 16))
    expect(Number(uid)).toBe(account.uid)
  },
)

asNobody('a server of the borrowed account admits root alone (skipped: cannot act as another user here)', async () => {
  await chmod(dataDir, 0o711)
  const membership = await joinServer(dataDir, log)
  const { uid } = await stat(join(dataDir, 'postgres'))
  const intruder = await startServerProcess(dataDir, uid)
  expect(intruder.trouble).toBe('postgres.permission')
  await membership.leave()
})

asNobody(
  'an ordinary user runs the server under its own account, and root joins it there (skipped: cannot act as another user here)',
  async () => {
    await chown(dataDir, NOBODY, NOBODY)
    const user = await startServerProcess(dataDir, NOBODY)
    expect(user.started).toBeDefined()
    expect((await stat(`/proc/${(await running())?.pid}`)).uid).toBe(NOBODY)
    const root = await joinServer(dataDir, log)
    expect(await user.leave()).toBe(0)
    expect(await running()).toBeDefined()
    await root.leave()
    expect(await running()).toBeUndefined()
  },
)

asNobody(
  'root starts the server of an ordinary user under that account, who can go on with it (skipped: cannot act as another user here)',
  async () => {
    await chown(dataDir, NOBODY, NOBODY)
    await (await startServerProcess(dataDir, NOBODY)).leave()
    const root = await joinServer(dataDir, log)
    expect((await stat(`/proc/${(await running())?.pid}`)).uid).toBe(NOBODY)
    await root.leave()
    const again = await startServerProcess(dataDir, NOBODY)
    expect(again.started).toBeDefined()
    expect(await again.leave()).toBe(0)
  },
)

asRoot('where no account can get in, the sentence says how to mend it (skipped: not root)', async () => {
  // Without setpriv.
  const tools = join(dataDir, 'tools')
  await mkdir(tools)
  for (const tool of ['id', 'sh']) await symlink((await run('which', [tool])).stdout.trim(), join(tools, tool))
  vi.stubEnv('PATH', tools)
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(accountFor(dataDir, join(dataDir, 'postgres'), await findBinaries())).rejects.toMatchObject({
    code: 'postgres.account-shut-out',
    text: { en: expect.stringContaining('chmod a+x'), 'zh-CN': expect.stringContaining('chmod a+x') },
    cause: expect.any(AggregateError),
  })
})

asRoot('programs that this machine cannot run are told as such (skipped: not root)', async () => {
  const binaries = { postgres: '/nowhere/postgres', initdb: '/nowhere/initdb' }
  await expect(accountFor(dataDir, join(dataDir, 'postgres'), binaries)).rejects.toMatchObject({
    code: 'postgres.cannot-execute',
    text: { en: expect.stringContaining('DATABASE_URL') },
  })
})
