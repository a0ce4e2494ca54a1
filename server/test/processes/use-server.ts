import { once } from 'node:events'
import { Client } from 'pg'
import { openLog } from '../../src/platform/log.ts'
import { joinServer } from '../../src/platform/postgres/index.ts'
import { Trouble } from '../../src/platform/trouble.ts'

/**
 * A process of its own that uses an embedded server: `use-server.ts <dataDir>`. Prints one line when it is in, with the
 * server's start time, and leaves when its standard input ends; prints the code of a trouble instead.
 */
const [dataDir = ''] = process.argv.slice(2)
try {
  const membership = await joinServer(dataDir, openLog({ level: 'silent' }))
  const client = new Client(membership.connection.settings)
  await client.connect()
  const { rows } = await client.query('select pg_postmaster_start_time()::text as started')
  process.stdout.write(`${JSON.stringify(rows[0])}\n`)
  process.stdin.resume()
  await once(process.stdin, 'end')
  await client.end()
  await membership.leave()
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  process.stdout.write(`${JSON.stringify({ trouble: error.code })}\n`)
}
