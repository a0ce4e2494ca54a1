import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { temporaryDataDir } from '../../../test/server-process.ts'
import { openLog } from '../log.ts'
import { joinServer } from './index.ts'
import { findPostmaster } from './postmaster.ts'
import { stopServer } from './server.ts'

const log = openLog({ level: 'silent' })

test('a server that does not stop in time is broken off, and loses nothing that was committed', async () => {
  const { dataDir, discard } = await temporaryDataDir()
  const membership = await joinServer(dataDir, log)
  const client = new Client(membership.connection.settings)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table kept as select 1 as number')
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // A process that hears nothing keeps the server waiting for it.
  process.kill(rows[0]?.pid ?? 0, 'SIGSTOP')
  await stopServer(dataDir, log, 100)
  expect(await findPostmaster(join(dataDir, 'postgres'))).toBeUndefined()
  await membership.leave()

  const again = await joinServer(dataDir, log)
  const reader = new Client(again.connection.settings)
  await reader.connect()
  expect((await reader.query('select number from kept')).rows).toEqual([{ number: 1 }])
  await reader.end()
  await again.leave()
  await discard()
})
