import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { seededRandom } from '../../../test/faults/seeded-random.ts'
import { callRoom } from '../../../test/provider-desk.ts'
import { systemClock } from '../../platform/clock.ts'
import { serveSandbox } from './serve-sandbox.ts'

/** Another run: `AFTERSALE_FAULT_SEED=7`; longer ones: `AFTERSALE_PROVIDER_CALLS=5000 AFTERSALE_PROVIDER_KILLS=100`. */
const SEED = Number(process.env['AFTERSALE_FAULT_SEED'] ?? 1)
const CALLS = Number(process.env['AFTERSALE_PROVIDER_CALLS'] ?? 60)
const KILLS = Number(process.env['AFTERSALE_PROVIDER_KILLS'] ?? 3)

const PROGRAM = fileURLToPath(new URL('../../../test/providers/calling-server.ts', import.meta.url))
const random = seededRandom(SEED)
const closing: (() => Promise<unknown>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

test(`${CALLS} refunds through a gateway that fails at random and servers that are killed ${KILLS} times end once each, as the gateway has them`, {
  timeout: 600_000,
}, async () => {
  const room = await callRoom()
  await sql`create table settled (call_id uuid not null, outcome text not null)`.execute(room.database)
  const box = await serveSandbox({
    port: 0,
    seed: SEED,
    failures: 40,
    refusals: 10,
    delay: 20,
    secret: 'sandbox',
    clock: systemClock,
  })
  closing.push(() => box.close())

  const start = async () => {
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(room.connection), box.address], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    closing.push(async () => child.kill('SIGKILL'))
    await once(createInterface({ input: child.stdout }), 'line')
    return { child, ended }
  }

  const ids: string[] = []
  const askSome = async (count: number) => void ids.push(...(await room.ask(count, 'sandbox', systemClock.now())))
  const other = await start()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await start()
    await askSome(Math.ceil(CALLS / (KILLS + 1)))
    await new Promise((resolve) => setTimeout(resolve, random() * 300))
    server.child.kill('SIGKILL')
    await server.ended
  }
  await askSome(CALLS - ids.length)

  const open = async () => {
    const query = room.database.selectFrom('provider_call').select(({ fn }) => fn.countAll<number>().as('count'))
    return (await query.where('status', 'in', ['waiting', 'sending', 'accepted']).executeTakeFirstOrThrow()).count
  }
  await expect.poll(open, { timeout: 300_000, interval: 100 }).toBe(0)
  other.child.stdin.end()
  await other.ended

  const calls = await room.database.selectFrom('provider_call').select(['id', 'status']).execute()
  const { rows: settled } = await sql<{ call_id: string; outcome: string }>`select * from settled`.execute(
    room.database,
  )
  const told = new Map(settled.map(({ call_id, outcome }) => [call_id, outcome]))
  const really = new Map(box.entries().map(({ key, status }) => [key, status]))
  expect(calls).toHaveLength(CALLS)
  expect(told.size).toBe(settled.length)
  expect(calls.map(({ status }) => status).filter((status) => status === 'stuck')).toEqual([])
  expect(calls.filter(({ id, status }) => told.get(id) !== status || really.get(id) !== status)).toEqual([])
  expect(new Set(told.values())).toEqual(new Set(['done', 'failed']))
})
