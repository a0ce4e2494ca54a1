import { createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { connectionFrom } from './attach.ts'
import type { Connection } from './connection.ts'
import { openDatabase } from './database.ts'
import { openLog } from './log.ts'
import { outageOf } from './outage.ts'
import { Trouble } from './trouble.ts'

const log = openLog({ level: 'silent' })
const { database, connection } = await testDatabase()
const socket = connection.settings.host

const attach = (url: string) => connectionFrom({ DATABASE_URL: url }, '/nowhere', log, 1)
const at = (user: string, name: string) => `postgres:///${name}?host=${encodeURIComponent(socket)}&user=${user}`

/** A server that answers a new session with one message of PostgreSQL's protocol. */
async function pretender(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((client) => {
    client.on('error', () => undefined)
    client.once('data', () => answer(client))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${address}`)
  return `postgres://agent:hunter2@127.0.0.1:${address.port}/shop`
}

function refusal(code: string): (client: Socket) => void {
  const fields = `SFATAL\0C${code}\0Mrefused\0\0`
  const message = Buffer.alloc(5 + fields.length)
  message.write('E')
  message.writeInt32BE(4 + fields.length, 1)
  message.write(fields, 5)
  return (client) => client.end(message)
}

async function troubleOf(work: Promise<unknown>): Promise<Trouble> {
  try {
    await work
  } catch (error) {
    if (error instanceof Trouble) return error
    throw error
  }
  throw new Error('expected a trouble')
}

test.each([
  ['mysql://agent:hunter2@db/shop', 'database.malformed-url'],
  ['postgres://agent:hunter2@db:port/shop', 'database.malformed-url'],
  ['postgres://agent:hunt#er2@db/shop', 'database.malformed-url'],
  ['db.example.com', 'database.malformed-url'],
  ['postgres://agent:hunter2@nowhere.invalid/shop', 'database.unknown-host'],
  ['postgres://agent:hunter2@127.0.0.1:1/shop', 'database.refused'],
  ['postgres://agent:hunter2@localhost:1/shop', 'database.refused'],
  [`postgres://agent:hunter2@${encodeURIComponent('/nowhere')}/shop`, 'database.refused'],
])('%s is told as %s, without its password', async (url, code) => {
  const trouble = await troubleOf(attach(url))
  expect(trouble.code).toBe(code)
  for (let error: unknown = trouble; error instanceof Error; error = error.cause) {
    expect(`${JSON.stringify(error)} ${error.stack}`).not.toMatch(/hunt/)
  }
})

test.each([
  ['28P01', 'database.wrong-password'],
  ['28000', 'database.not-admitted'],
  ['3D000', 'database.unknown-database'],
  ['53300', 'database.too-many-connections'],
  ['57P03', 'database.lost'],
  ['53100', 'database.disk-full'],
])('a server that answers %s is told as %s, in both languages', async (code, expected) => {
  const trouble = await troubleOf(attach(await pretender(refusal(code))))
  expect(trouble.code).toBe(expected)
  expect(trouble.text['zh-CN']).toMatch(/。$/)
  expect(trouble.text.en).toMatch(/\.$/)
  expect(JSON.stringify(trouble.text)).not.toContain('hunter2')
})

test('a server that cannot encrypt, where the address asks for it, is told as such', async () => {
  const url = await pretender((client) => client.end('N'))
  expect((await troubleOf(attach(`${url}?sslmode=verify-full`))).code).toBe('database.tls')
})

test.each<[string, (client: Socket) => void]>([
  ['hangs up', (client) => client.end()],
  ['breaks off', (client) => client.resetAndDestroy()],
  ['speaks HTTP', (client) => client.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
])('what %s at once may be no PostgreSQL, and is told so', async (_, answer) => {
  expect((await troubleOf(attach(await pretender(answer)))).code).toBe('database.not-postgres')
})

test.each(['prefer', 'require', 'verify-ca'])(
  'sslmode=%s is taken as the driver takes it, without a word',
  async (mode) => {
    const warned = vi.spyOn(process, 'emitWarning')
    const url = await pretender((client) => client.end('N'))
    expect((await troubleOf(attach(`${url}?sslmode=${mode}`))).code).toBe('database.tls')
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  },
)

test('a database that is there and fit is attached to', async () => {
  const attached = await attach(at(connection.settings.user, connection.settings.database))
  const own = openDatabase(attached.connection, log)
  expect((await sql`select 1 as one`.execute(own)).rows).toEqual([{ one: 1 }])
  await own.destroy()
  await attached.leave()
})

test('a database that is not there, not ours, read-only or not in Unicode is told as such', async () => {
  const { user, database: name } = connection.settings
  await sql`create role visitor`.execute(database)
  await sql`create database latin encoding 'latin1' locale 'C' template template0`.execute(database)
  const option = (setting: string) => `${at(user, name)}&options=${encodeURIComponent(`-c ${setting}`)}`
  expect((await troubleOf(attach(at(user, 'nothing')))).code).toBe('database.unknown-database')
  expect((await troubleOf(attach(option('role=visitor')))).code).toBe('database.permission')
  expect((await troubleOf(attach(option('default_transaction_read_only=on')))).code).toBe('database.read-only')
  expect((await troubleOf(attach(at(user, 'latin')))).code).toBe('database.not-unicode')
  await sql`drop database latin`.execute(database)
  await sql`drop role visitor`.execute(database)
})

const elsewhere: Connection = { settings: { ...connection.settings, host: 'db.example.com' } }

test('a session that is ended in the middle of a transaction is told as lost, and the next one works', async () => {
  const work = database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database)
    await sql`select 1`.execute(tx)
  })
  const error = await work.catch((reason: unknown) => reason)
  expect((await outageOf(error, elsewhere))?.code).toBe('database.lost')
  expect((await outageOf(error, connection))?.code).toBe('database.restarting')
  expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }])
})

test('a statement that runs too long, or waits too long for a lock, is told as busy', async () => {
  const hasty = openDatabase(connection, log, { statementMilliseconds: 50 })
  const error = await sql`select pg_sleep(60)`.execute(hasty).catch((reason: unknown) => reason)
  expect((await outageOf(error, connection))?.code).toBe('database.busy')
  await hasty.destroy()
})

test('a defect in a statement is no outage', async () => {
  const error = await sql`select nothing from nowhere`.execute(database).catch((reason: unknown) => reason)
  expect(await outageOf(error, connection)).toBeUndefined()
  expect(await outageOf('not even an error', connection)).toBeUndefined()
})

test('a trouble stays what it is', async () => {
  const trouble = new Trouble('database.too-old', { 'zh-CN': '旧。', en: 'Old.' })
  expect(await outageOf(trouble, connection)).toBe(trouble)
})
