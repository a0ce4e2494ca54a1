import { execFileSync } from 'node:child_process'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type Database, openDatabase } from '../database.ts'
import { openLog } from '../log.ts'
import { outageOf } from '../outage.ts'
import { joinServer } from './index.ts'
import { stopServer } from './server.ts'

const log = openLog({ level: 'silent' })
const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-small-'))

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', [...args, dataDir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const mounted = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=20m', 'tmpfs')
if (!mounted) await rmdir(dataDir)
afterAll(async () => {
  await stopServer(dataDir, log)
  // Of a server that has stopped, the process itself may still stand there for a moment.
  await eventually(() => execFileSync('umount', [dataDir], { stdio: 'pipe' }))
  await rmdir(dataDir)
})

const insert = (database: Database) =>
  sql`insert into filling select repeat(md5(g::text), 30) from generate_series(1, 5000) g`.execute(database)

test.skipIf(!mounted)(
  'a full disk is told as such from making the database to using it, and loses nothing (skipped: may not mount)',
  async () => {
    await expect(joinServer(dataDir, log)).rejects.toMatchObject({ code: 'postgres.disk-full' })

    mount('-o', 'remount,size=120m')
    const member = await joinServer(dataDir, log)
    const database = openDatabase(member.connection, log)
    await sql`create table filling (text text)`.execute(database)
    let committed = 0
    const fill = async () => {
      for (;;) {
        await insert(database)
        committed += 5_000
      }
    }
    const failure = await fill().catch((error: unknown) => error)
    expect(await outageOf(failure, member.connection)).toMatchObject({ code: 'database.disk-full' })
    await database.destroy()
    await member.leave()

    mount('-o', 'remount,size=300m')
    const later = await joinServer(dataDir, log)
    const reopened = openDatabase(later.connection, log)
    const { rows } = await sql<{ count: number }>`select count(*) from filling`.execute(reopened)
    expect(rows).toEqual([{ count: committed }])
    await insert(reopened)
    await reopened.destroy()
    await later.leave()
  },
)
