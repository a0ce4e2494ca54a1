import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@aftersale/contract'
import { addHours, instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browserFetch, valueOf } from '../../../test/http-server.ts'
import { quickPasswords } from '../../../test/quick-passwords.ts'
import { openAftersale, openServer } from '../../main.ts'
import { hastenedClock, systemClock } from '../../platform/clock.ts'
import { openLog } from '../../platform/log.ts'
import { serveSandbox } from '../sandbox/serve-sandbox.ts'
import { audit } from '../trial/audit.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const START = instant('2026-11-02T08:30:00+08:00')
const HOUR = 3_600_000

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-simulate-'))
const clock = hastenedClock(START, 1)
const chances = { seed: 1, failures: 20, refusals: 3, delay: 10, secret: 'sandbox' }
const sandbox = await serveSandbox({ ...chances, port: 0, clock })
const aftersale = await openAftersale({ env: {}, dataDir, log: openLog({ level: 'error' }), clock })
const { database } = aftersale
const env = { AFTERSALE_SANDBOX_URL: sandbox.address }
const server = await openServer(aftersale, {
  dataDir,
  root: dataDir,
  env,
  signInClock: systemClock,
  passwords: quickPasswords,
})
const address = await server.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await server.close()
  await aftersale.close()
  await sandbox.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Plays the retailer until so much time has gone by, twenty minutes whenever all is done. */
async function play(until: number): Promise<{ did: Record<string, number>; refused: Record<string, number> }> {
  const program = join(ROOT, 'server/src/cli/main.ts')
  const child = spawn(
    process.execPath,
    [program, 'simulate', '--history', '6', '--data-dir', dataDir, '--json', '--lang', 'en'],
    { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] },
  )
  // A child that was disconnected never tells that it has closed; it tells that it has ended, and its output that it has.
  const ended = Promise.all([once(child, 'exit'), ...(child.stdout === null ? [] : [once(child.stdout, 'end')])])
  child.stdin?.end(`${await server.demoLink(address)}\n`)
  child.on('message', () => {
    clock.skip(20 * 60_000)
    if (clock.now() > until && child.connected) child.disconnect()
  })
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const [exit] = await ended
  expect(exit).toEqual([0, null])
  return JSON.parse(out)
}

/** As if it had begun three days ago: on the fourth its process owner brings out a flow with a slip in it. */
await mkdir(join(dataDir, 'demo'), { recursive: true })
await writeFile(
  join(dataDir, 'demo', 'begun.json'),
  JSON.stringify({ begun: isoOf(addHours(START, -72)), hasSold: false }),
)

test('a retailer works through the API alone, goes on where it ended, and an audit finds nothing amiss', async () => {
  const first = await play(START + 5 * HOUR)
  expect(first.did['tasks done']).toBeGreaterThan(5)
  expect(first.did['cases filed']).toBeGreaterThan(8)
  expect(first.did['flows with a slip brought out']).toBe(1)
  const accounts = await readFile(join(dataDir, 'demo', 'accounts.csv'), 'utf8')
  expect(accounts.split('\n').length).toBeGreaterThan(200)
  const [email = '', password = ''] = accounts.split('\n')[1]?.split(',') ?? []
  const manager = createClient(address, { fetch: browserFetch(address) })
  valueOf(await manager.signIn({ body: { email, password } }))
  expect(valueOf(await manager.getMe())).toMatchObject({ email, role: 'staff' })
  const filed = await database.selectFrom('service_case').select('number').execute()
  const second = await play(START + 26 * HOUR)
  expect(second.did['tasks done']).toBeGreaterThan(5)
  const times = (what: string) => (first.did[what] ?? 0) + (second.did[what] ?? 0)
  expect([times('flows with a slip brought out'), times('flows mended')]).toEqual([1, 1])
  const { counts, findings } = await audit(database, sandbox.entries())
  expect(findings).toEqual([])
  expect(counts['casesClosed']).toBeGreaterThan(3)
  // What was filed in the first run is not filed again by the second, which looks back further than that.
  const again = await sql<{ times: number }>`
    select count(*) as times from service_case where kind <> 'return' group by source, order_number, kind, product
    having count(*) > 2`.execute(database)
  expect(again.rows).toEqual([])
  expect(filed.length).toBeGreaterThan(8)
  for (const { refused } of [first, second]) {
    const unexpected = Object.keys(refused).filter(
      (what) => !/tasks\.(taken|not-open|not-found)|news-unawaited/.test(what),
    )
    expect(unexpected).toEqual([])
  }
})

test('what should not be is found', async () => {
  const before = (await audit(database, sandbox.entries())).findings.length
  const failed = await sql`update refund_part set status = 'failed' where id in (
    select subject_id from provider_call where status = 'done' and port = 'payment' limit 1) returning id`.execute(
    database,
  )
  expect(failed.rows).toHaveLength(1)
  await sql`insert into conversation_entry (id, case_id, kind, direction, author, texts, template_key, template_version, written_at)
    select gen_random_uuid(), case_id, kind, direction, author, texts, template_key, template_version, written_at
    from conversation_entry where template_key is not null limit 1`.execute(database)
  await sql`delete from user_task where id in (select user_task.id from user_task
    join service_case on service_case.instance_id = root_id where user_task.status = 'open' limit 1)`.execute(database)
  const kinds = (await audit(database, sandbox.entries())).findings.slice(before).map(({ kind }) => kind.en)
  expect(kinds).toContain('A message that was sent twice')
  expect(kinds).toContain('A refund on which we and the provider differ')
})
