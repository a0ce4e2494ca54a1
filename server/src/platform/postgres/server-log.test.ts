import { appendFile, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { logSince, logSize, serverLog, trimServerLog } from './server-log.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-log-'))
afterAll(() => rm(dataDir, { recursive: true }))

test('a log that has grown too large is kept aside once, and the server goes on writing into the emptied one', async () => {
  const server = await open(serverLog(dataDir), 'a')
  await server.write('x'.repeat(100))
  await trimServerLog(dataDir, 100)
  expect(await logSize(dataDir)).toBe(100)
  await server.write('y')
  await trimServerLog(dataDir, 100)
  await server.write('after')
  expect(await readFile(serverLog(dataDir), 'utf8')).toBe('after')
  expect(await readFile(`${serverLog(dataDir)}.1`, 'utf8')).toBe(`${'x'.repeat(100)}y`)
  await server.close()
})

test('what was written since is read, at most the last of it, also after the log was emptied', async () => {
  const size = await logSize(dataDir)
  await appendFile(serverLog(dataDir), 'FATAL: no room')
  expect(await logSince(dataDir, size)).toBe('FATAL: no room')
  expect(await logSince(dataDir, 1_000_000)).toBe('')
  await appendFile(serverLog(dataDir), 'z'.repeat(20_000))
  expect(await logSince(dataDir, 0)).toHaveLength(16_384)
})
