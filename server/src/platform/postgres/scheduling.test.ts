import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { temporaryDataDir } from '../../../test/server-process.ts'
import { openLog } from '../log.ts'
import { joinServer } from './index.ts'
import { findPostmaster } from './postmaster.ts'
import { runAsBatch } from './scheduling.ts'

/** SCHED_BATCH of sched(7). */
const BATCH = 3

const hasTool = await promisify(execFile)('chrt', ['--version']).then(
  () => process.platform === 'linux',
  () => false,
)

/** The 41st field of proc_pid_stat(5); the second may hold spaces. */
async function policyOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[38])
}

test.skipIf(!hasTool)('sessions let whoever wakes them go on (skipped: no chrt, or not Linux)', async () => {
  const { dataDir, discard } = await temporaryDataDir()
  const membership = await joinServer(dataDir, openLog({ level: 'silent' }))
  const client = new Client(membership.connection.settings)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  expect(await policyOf(rows[0]?.pid ?? 0)).toBe(BATCH)
  expect(await policyOf((await findPostmaster(join(dataDir, 'postgres')))?.pid ?? 0)).toBe(BATCH)
  expect(await policyOf(process.pid)).not.toBe(BATCH)
  await client.end()
  await membership.leave()
  await discard()
})

test('a server that is gone already is no trouble', async () => {
  await expect(runAsBatch(2 ** 22 + 1)).resolves.toBeUndefined()
})
