import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { type BenchDatabase, type Server, withServer } from '../engine/bench-database.ts'
import { timed } from '../engine/measure.ts'
import { load, reportOf } from '../engine/report.ts'
import { deployedEngine, startAll, starts } from '../engine/straight-flow.ts'
import { openServer } from '../server/open-server.ts'
import { spawnProgram } from '../server/spawn-program.ts'
import { figures } from './figures.ts'
import { fullReturns, type Stages } from './full-return.ts'
import { openByFile } from './open-by-file.ts'
import { equipShop, sellOrders } from './shop.ts'

type BenchContext = Context & { readonly options: { readonly rounds: number; readonly cases: number } }
type Figures = Readonly<Record<keyof typeof figures, number>>

/** Calls that the server sends to the sandbox provider at once. */
const CALLS_AT_ONCE = 64
const ENGINE_BATCH = 1_000
/** What is done before anything is measured is so many times less. */
const WARM_UP = 4

/** Measures whole returns through the API of a real server, in turn with the engine's straight flow beside it. */
export async function runCasesBench(context: BenchContext): Promise<Report> {
  const { rounds, cases } = context.options
  const loadBefore = load()
  const found = await withServer(async (server, home) => {
    const sandbox = await spawnProgram('sandbox')
    try {
      return await measure(context, { server, home, address: sandbox.address })
    } finally {
      await sandbox.close()
    }
  })
  const part = {
    says: { en: 'Retail returns from the request to the money', 'zh-CN': '零售退货：从申请到退款' },
    figures,
    open: () => Promise.reject(new Error('expected to be measured already')),
  }
  return reportOf([{ name: 'returns', part, rounds: found }], { rounds, cases, loadBefore }, [], context.in)
}

interface Place {
  readonly server: Server
  readonly home: BenchDatabase
  /** Where the sandbox provider listens. */
  readonly address: string
}

async function measure(context: BenchContext, { server, home: { database }, address }: Place): Promise<Figures[]> {
  const { rounds, cases } = context.options
  const beside = await server.newEngineDatabase('beside')
  const engine = await deployedEngine(beside.database, server.log)
  const { dataDir, log } = server
  const port = await freePort()
  const notifyUrl = `http://127.0.0.1:${port}/api/provider-notifications/sandbox`
  const sandbox = { name: 'sandbox', kind: 'sandbox', address, concurrency: CALLS_AT_ONCE, notifyUrl }
  await writeFile(join(dataDir, 'providers.json'), JSON.stringify({ providers: [sandbox] }))
  const { client, close } = await openServer({ dataDir, log, root: context.root, database, port, pack: true })
  const meter = context.progress({ en: 'Measuring', 'zh-CN': '测量中' }, rounds)
  try {
    await joinWarehouse(database)
    await equipShop(client)
    await fullReturns(client, database, 'warm', await sellOrders(client, 'warm', Math.ceil(cases / WARM_UP)))
    await timed(() => startAll(beside.database, engine, starts(ENGINE_BATCH)))
    const found: Figures[] = []
    for (let round = 1; round <= rounds; round += 1) {
      context.signal.throwIfAborted()
      const orders = await sellOrders(client, `round${round}`, cases)
      const stages = await fullReturns(client, database, `round${round}`, orders)
      const table = await sellOrders(client, `table${round}`, cases)
      const file = await timed(() => openByFile(client, table))
      const straight = await timed(() => startAll(beside.database, engine, starts(ENGINE_BATCH)))
      found.push(figuresOf({ ...stages, file }, cases, (ENGINE_BATCH * 1_000) / straight))
      meter.add(1)
    }
    return found
  } finally {
    meter.end()
    await close()
  }
}

function figuresOf(stages: Stages & { readonly file: number }, cases: number, engine: number): Figures {
  const rate = (milliseconds: number) => (cases * 1_000) / milliseconds
  const { opened, arrived, inspected, refunded, file } = stages
  const returns = rate(opened + arrived + inspected + refunded)
  return {
    returns,
    file: rate(file),
    opened: rate(opened),
    arrived: rate(arrived),
    inspected: rate(inspected),
    paidAfter: refunded / 1_000,
    engine,
    returnsToEngine: returns / engine,
  }
}

/** A port that nobody listens on now: the sandbox provider must know beforehand where to tell what became of its calls. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Tasks of the warehouse are done by whoever is in that group. */
async function joinWarehouse(database: Database): Promise<void> {
  await sql`insert into person_group (group_key, user_id, added_by, added_at)
    select 'warehouse', id, id, now() from access_user on conflict do nothing`.execute(database)
}
