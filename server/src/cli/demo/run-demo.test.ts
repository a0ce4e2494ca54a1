import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { judgeIndependently } from '../../../test/judge-independently.ts'
import { connectionFrom } from '../../platform/attach.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { openLog } from '../../platform/log.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const FILE = join(ROOT, '../shared/data/online-retail.csv.gz')
const there = existsSync(FILE)

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-demo-'))
  folders.push(folder)
  return folder
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'server/src/cli/main.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }))
  return { child, ended, said: () => err }
}

/** Waits until the table, once there is one, has so many rows, or the program has ended. */
async function untilRows(database: Database, table: string, rows: number, ended: Promise<unknown>): Promise<void> {
  let over = false
  void ended.finally(() => {
    over = true
  })
  for (;;) {
    const { rows: found } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
      database,
    )
    const last = sql`select from ${sql.table(table)} offset ${rows - 1} limit 1`
    if (over || (found[0]?.there && (await last.execute(database)).rows.length > 0)) return
    await delay(10)
  }
}

async function summaryOf(args: readonly string[]) {
  const { code, out, err } = await start(['demo', '--once', '--json', ...args]).ended
  expect(err).not.toContain('"level"')
  expect(code).toBe(0)
  const { seconds, casesPerSecond, cases, ...summary } = JSON.parse(out)
  expect(seconds).toBeGreaterThan(0)
  return { summary, cases, casesPerSecond }
}

describe.skipIf(!there)('the real file (skipped where ../shared/data is absent)', () => {
  test('is judged exactly as an independent calculation does, and running it again changes nothing', async () => {
    const dataDir = await freshFolder()
    const first = await summaryOf(['--data', FILE, '--data-dir', dataDir])
    const { rejected, ...expected } = judgeIndependently(FILE)
    const counted = Object.values<number>(first.summary.rejected).reduce((sum, count) => sum + count, 0)
    expect(first.summary).toMatchObject({ ...expected, currency: 'GBP' })
    expect(counted).toBe(rejected)
    expect(first.cases).toBe(expected.requests)
    const again = await summaryOf(['--data', FILE, '--data-dir', dataDir])
    expect(again.summary).toEqual(first.summary)
    expect(again).toMatchObject({ cases: 0, casesPerSecond: 0 })
  }, 480_000)
})

describe('the made-up retailer', () => {
  test('is the same for the same seed elsewhere, also when the program is killed in the middle and run again', async () => {
    const undisturbed = await summaryOf(['--scale', '2', '--data-dir', await freshFolder()])
    const dataDir = await freshFolder()
    const log = openLog({ level: 'error' })
    const attachment = await connectionFrom({}, dataDir, log)
    const database = openDatabase(attachment.connection, log, { connections: 1 })
    // In the middle of the order lines, in the middle of the requests, and in the middle of the cases.
    for (const [table, rows] of [
      ['order_line', 2_500],
      ['return_request', 1],
      ['service_case', 200],
    ] as const) {
      const { child, ended } = start(['demo', '--once', '--json', '--scale', '2', '--data-dir', dataDir])
      await untilRows(database, table, rows, ended)
      child.kill('SIGKILL')
      expect(await ended).toMatchObject({ signal: 'SIGKILL' })
    }
    await database.destroy()
    const after = await summaryOf(['--scale', '2', '--data-dir', dataDir])
    await attachment.leave()
    expect(after.summary).toEqual(undisturbed.summary)
  }, 480_000)

  test('comes to the same summary when two run at once on one data directory, and is another for another seed', async () => {
    const dataDir = await freshFolder()
    const [one, two] = await Promise.all([summaryOf(['--data-dir', dataDir]), summaryOf(['--data-dir', dataDir])])
    expect(one.summary.requests).toBeGreaterThan(200)
    expect(two.summary.orderLines).toBe(one.summary.orderLines)
    const after = await summaryOf(['--data-dir', dataDir])
    expect(after.cases).toBe(0)
    expect(one.cases + two.cases).toBe(after.summary.requests)
    const other = await summaryOf(['--seed', '8', '--data-dir', dataDir])
    expect(other.summary.requests).toBeGreaterThan(200)
    expect(other.summary.refundedMinor).not.toBe(one.summary.refundedMinor)
  }, 480_000)
})
