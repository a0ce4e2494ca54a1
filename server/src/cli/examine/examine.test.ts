import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { catching, chain, end, start, timer } from '../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../test/calendars.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { deploy, engineWith, start as startInstances } from '../../../test/engine.ts'
import { systemClock } from '../../platform/clock.ts'
import { examine } from './index.ts'

const root = join(import.meta.dirname, '../../../..')
const top = mkdtempSync(join(tmpdir(), 'doctor-'))
afterAll(() => rmSync(top, { recursive: true }))

type Setting = { dataDir?: string; env?: NodeJS.ProcessEnv; port?: number; root?: string }

async function diagnose(setting: Setting = {}) {
  const { document, failed, lines } = await examine({
    root: setting.root ?? root,
    dataDir: setting.dataDir ?? join(top, 'none'),
    env: setting.env ?? {},
    signal: AbortSignal.timeout(60_000),
    in: (texts) => texts.en,
    options: { port: setting.port ?? 1 },
  })
  if (!Array.isArray(document)) throw new Error('expected a list of findings')
  const of = (check: string) => document.find((finding) => finding.check === check)
  return { of, failed, lines }
}

test('on a fresh clone everything is well but what the first start will make', async () => {
  const { of } = await diagnose({ port: await freePort() })
  for (const check of ['node', 'memory', 'libraries', 'postgres', 'data-dir', 'port']) {
    expect(of(check)).toMatchObject({ status: 'ok' })
  }
  expect(of('database')).toMatchObject({ status: 'ok', says: expect.stringContaining('the first start makes it') })
})

test('every finding is a line, and how to mend it another', async () => {
  writeFileSync(join(top, 'file'), '')
  const { lines, failed } = await diagnose({ dataDir: join(top, 'file/data') })
  expect(failed).toBe(true)
  expect(lines.join('\n')).toMatch(/✗ data-dir .*is a file, not a folder\.\n.*→ Choose another --data-dir\./)
})

test('data of another version of PostgreSQL is not taken for ours', async () => {
  mkdirSync(join(top, 'older/postgres'), { recursive: true })
  writeFileSync(join(top, 'older/postgres/PG_VERSION'), '14\n')
  const { of } = await diagnose({ dataDir: join(top, 'older') })
  expect(of('data-dir')).toMatchObject({ status: 'fail', says: expect.stringContaining('PostgreSQL 14') })
})

test.each([
  ['postgres://somebody:secret@127.0.0.1:1/shop', 'No database listens'],
  ['mysql://somebody:secret@127.0.0.1/shop', 'not well formed'],
])('DATABASE_URL %s fails in a sentence without the password', async (url, says) => {
  const { of, failed } = await diagnose({ env: { DATABASE_URL: url } })
  expect(of('database')).toMatchObject({ status: 'fail', says: expect.stringContaining(says) })
  expect(JSON.stringify(of('database'))).not.toContain('secret')
  expect(failed).toBe(true)
})

test('a storage of attachments that does not answer fails in a sentence, and half of its settings says what is missing', async () => {
  const settings = { ENDPOINT: 'http://127.0.0.1:1', BUCKET: 'b', ACCESS_KEY: 'k', SECRET_KEY: 'secret-of-s3' }
  const env = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`AFTERSALE_S3_${name}`, value]))
  const { of } = await diagnose({ env })
  expect(of('attachments')).toMatchObject({ status: 'fail', says: expect.stringContaining('does not answer') })
  expect(JSON.stringify(of('attachments'))).not.toContain('secret-of-s3')
  const half = await diagnose({ env: { AFTERSALE_S3_BUCKET: 'b' } })
  expect(half.of('attachments')?.says).toContain('AFTERSALE_S3_ENDPOINT')
  expect((await diagnose()).of('attachments')).toMatchObject({ status: 'ok' })
})

test('a database of this version that answers is well, and its clock agrees', async () => {
  const { of } = await diagnose({ env: { DATABASE_URL: await databaseUrl() } })
  expect(of('database')).toMatchObject({ status: 'ok', says: expect.stringMatching(/^PostgreSQL \d+/) })
  expect(of('schema')).toMatchObject({ status: 'ok', says: 'of this version' })
  expect(of('clock')).toMatchObject({ status: 'ok' })
})

test('cases that wait into a year whose public holidays are not known are counted, and those that do not are well', async () => {
  const { database, connection } = await testDatabase()
  const { engine } = engineWith()
  const wait = catching('Wait', timer('duration', '=wait', { calendar: 'desk' }))
  await deploy(database, engine, {
    ...calendarFile('desk', workdays('09:00', '17:00'), { chineseHolidays: true }),
    ...drawn('waits', start('Start'), wait, end(), chain('Start', 'Wait', 'End')),
  })
  const url = urlOf(connection.settings)
  const begin = (duration: string) => startInstances(database, engine, 'waits', [{ wait: duration }], systemClock.now())
  await begin('PT2H')
  expect((await diagnose({ env: { DATABASE_URL: url } })).of('calendars')).toMatchObject({ status: 'ok' })
  await begin('P800D')
  const { of, failed } = await diagnose({ env: { DATABASE_URL: url } })
  const says = expect.stringMatching(
    /^1 running cases count on “desk” into \d{4}, whose public holidays are not known yet/,
  )
  expect([of('calendars'), failed]).toMatchObject([{ status: 'warn', says, mend: expect.any(String) }, false])
})

test('a database that a newer program has migrated is said to be so', async () => {
  const { database, connection } = await testDatabase()
  await database
    .insertInto('migration')
    .values({ number: 9999, name: '9999-later.sql', checksum: '', applied_at: '2030-01-01T00:00:00Z' })
    .execute()
  const { of } = await diagnose({ env: { DATABASE_URL: urlOf(connection.settings) } })
  expect(of('schema')).toMatchObject({ status: 'fail', says: expect.stringContaining('9999-later.sql') })
})

test('a port that another program holds fails, one that Aftersale holds is well', async () => {
  const server = createServer((_, response) => response.end(answers ? '{"status":"alive"}' : '<h1>It works!</h1>'))
  let answers = false
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect((await diagnose({ port })).of('port')).toMatchObject({
    status: 'fail',
    mend: expect.stringContaining('--port'),
  })
  answers = true
  expect((await diagnose({ port })).of('port')).toMatchObject({ status: 'ok' })
  server.close()
})

test('libraries that are missing or of another version are named', async () => {
  const clone = join(top, 'clone')
  mkdirSync(join(clone, 'node_modules/right'), { recursive: true })
  writeFileSync(join(clone, 'node_modules/right/package.json'), '{}')
  const packages = { 'node_modules/left': { version: '1.0.0' }, 'node_modules/right': { version: '2.0.0' } }
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages }))
  const present = { 'node_modules/right': { version: '1.9.0' } }
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
  const { of } = await diagnose({ root: clone })
  expect(of('libraries')).toMatchObject({ status: 'fail', says: expect.stringContaining('left, right') })
  expect(of('postgres')).toMatchObject({ status: 'fail', mend: expect.stringContaining('DATABASE_URL') })
})

const databaseUrl = async () => urlOf((await testDatabase()).connection.settings)

const urlOf = ({ host, port, user, database }: { host?: string; port?: number; user?: string; database?: string }) =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
