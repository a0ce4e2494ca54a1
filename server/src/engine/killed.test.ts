import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { deploy, engineWith } from '../../test/engine.ts'
import { FILES } from '../../test/faults/flow.ts'
import { judgeLedger } from '../../test/faults/judge-ledger.ts'
import { type LoadedServer, startLoaded } from '../../test/faults/loaded-server.ts'
import { seededRandom } from '../../test/faults/seeded-random.ts'
import { systemClock } from '../platform/clock.ts'

/** Another run: `AFTERSALE_FAULT_SEED=7`; longer ones: `AFTERSALE_FAULT_KILLS=500`. */
const SEED = Number(process.env['AFTERSALE_FAULT_SEED'] ?? 1)
const KILLS = Number(process.env['AFTERSALE_FAULT_KILLS'] ?? 50)

const directory = await mkdtemp(join(tmpdir(), 'aftersale-faults-'))
const servers = new Set<LoadedServer>()
afterAll(async () => {
  await Promise.all([...servers].map((server) => server.kill()))
  await rm(directory, { recursive: true, force: true })
})

interface Field extends TestDatabase {
  readonly ledger: string
  readonly said: string[]
  start(mode: 'load' | 'drain'): LoadedServer
}

let seed = SEED * 1_000
const random = seededRandom(SEED)

async function field(name: string): Promise<Field> {
  const { database, connection } = await testDatabase()
  const { engine } = engineWith({ inside: async () => [] })
  await sql`create table effect (key text not null, element text not null, instance text not null)`.execute(database)
  await deploy(database, engine, FILES, systemClock.now())
  const ledger = join(directory, name)
  await appendFile(ledger, '')
  const said: string[] = []
  const start = (mode: 'load' | 'drain') => {
    seed += 1
    const server = startLoaded(connection, ledger, { seed, mode }, said)
    servers.add(server)
    return server
  }
  return { database, connection, ledger, said, start }
}

/** Lets the servers finish what is there; a killed one's locks run out meanwhile. */
async function drain({ database, start }: Field): Promise<void> {
  const server = start('drain')
  await server.ready
  const active = async () => {
    const query = database.selectFrom('process_instance').select(({ fn }) => fn.countAll<number>().as('count'))
    return (await query.where('status', '=', 'active').executeTakeFirstOrThrow()).count
  }
  await expect.poll(active, { timeout: 120_000, interval: 200 }).toBe(0)
  expect(await server.leave()).toBe(0)
  servers.delete(server)
}

/** Lets a server become ready and then work for a while, longer on a machine that is slow today. */
async function inTheMiddle({ ready }: LoadedServer): Promise<void> {
  const begun = performance.now()
  await ready
  const most = Math.max(400, (performance.now() - begun) / 2)
  await new Promise((resolve) => setTimeout(resolve, random() * most))
}

test(`a server that is killed ${KILLS} times under load loses nothing and does nothing twice`, {
  timeout: 600_000 + KILLS * 10_000,
}, async () => {
  const here = await field('one')
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = here.start('load')
    await inTheMiddle(server)
    await server.kill()
    servers.delete(server)
  }
  await drain(here)
  expect(here.said.filter((line) => line.startsWith('started')).length).toBeGreaterThan(KILLS / 2)
  expect(await judgeLedger(here.database, here.ledger, here.said)).toEqual([])
})

test.each([2, 4])(
  '%i servers work on one database, and one of them is killed again and again',
  async (count) => {
    const here = await field(`${count}`)
    const all = Array.from({ length: count }, () => here.start('load'))
    for (let kill = 0; kill < 3; kill += 1) {
      await Promise.all(all.map(inTheMiddle))
      const [first] = all.splice(0, 1)
      await first?.kill()
      all.push(here.start('load'))
    }
    await Promise.all(all.map(inTheMiddle))
    await Promise.all(all.map((server) => server.kill()))
    await drain(here)
    expect(await judgeLedger(here.database, here.ledger, here.said)).toEqual([])
  },
  300_000,
)
