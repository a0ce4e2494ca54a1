import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import {
  catching,
  chain,
  end,
  message,
  signal,
  start as startEvent,
  timer,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { deploy, engineWith, instanceOf, NOON, start } from '../../../test/engine.ts'
import { settableClock } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/transaction.ts'

const { database, connection } = await testDatabase()
const { engine } = engineWith()
const clock = settableClock(NOON)
const told: unknown[] = []
const log = { error: (facts: unknown) => void told.push(facts), warn: () => undefined }
const heard: string[] = []
const hear = (topic: string) => void heard.push(topic)

const servers = await Promise.all(
  Array.from({ length: 3 }, () => engine.run({ database, connection, clock, log, hear })),
)
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const HARD = { timeout: 20_000 }
const isDone = (id: string) => async () => expect((await instanceOf(database, id)).status).toBe('completed')

test('timers, messages and signals are looked after by whichever server is free', HARD, async () => {
  await deploy(
    database,
    engine,
    drawn(
      'all',
      startEvent(),
      catching('Time', timer('duration', 'PT1H')),
      catching('Word', message('word', '=order')),
      catching('Sign', signal('sign')),
      end(),
      chain('Start', 'Time', 'Word', 'Sign', 'End'),
    ),
  )
  const ids = await start(database, engine, 'all', [{ order: '1' }, { order: '2' }])
  clock.advance(3_600_000)
  const at = async (table: 'message_subscription' | 'signal_subscription') => {
    const rows = await database.selectFrom(table).select('instance_id').execute()
    expect(rows).toHaveLength(2)
  }
  await vi.waitFor(() => at('message_subscription'), HARD)
  for (const correlationKey of ['1', '2']) {
    const sent = { name: 'word', correlationKey, messageId: null, timeToLive: null, variables: {} }
    await inTransaction(database, (tx) => engine.publishMessages(tx, [sent], clock.now()))
  }
  await vi.waitFor(() => at('signal_subscription'), HARD)
  await inTransaction(database, (tx) => engine.broadcastSignal(tx, 'sign', {}, clock.now()))
  for (const id of ids) await vi.waitFor(isDone(id), HARD)
  expect(told).toEqual([])
})

test('notifications are heard again after their session was lost', HARD, async () => {
  const listeners = sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`
  const before = (await listeners.execute(database)).rows
  expect(before).toHaveLength(3)
  for (const { pid } of before) await sql`select pg_terminate_backend(${pid}::integer)`.execute(database)
  await vi.waitFor(async () => {
    const now = (await listeners.execute(database)).rows.filter(({ pid }) => before.every((one) => one.pid !== pid))
    expect(now).toHaveLength(3)
  }, HARD)
  heard.length = 0
  await sql`select pg_notify('aftersale_engine', 'jobs print')`.execute(database)
  await vi.waitFor(() => expect(heard.filter((topic) => topic === 'jobs print')).toHaveLength(3), HARD)
})

test('a loop that is stopped finishes what it is at and looks no more', HARD, async () => {
  let rounds = 0
  const server = await engine.run({
    database,
    connection,
    clock,
    log,
    loops: [{ topic: 'mine', every: 60_000, round: async () => ((rounds += 1), 0) }],
  })
  await vi.waitFor(() => expect(rounds).toBe(1), HARD)
  server.wake('mine')
  await vi.waitFor(() => expect(rounds).toBe(2), HARD)
  await server.stop()
  server.wake('mine')
  expect(rounds).toBe(2)
})

test(
  'a loop that says when there is something to do is begun then, and in between only where somebody wakes it',
  HARD,
  async () => {
    let rounds = 0
    let looks = 0
    let isWaiting = false
    const server = await engine.run({
      database,
      connection,
      clock,
      log,
      loops: [
        {
          topic: 'asked',
          every: 10,
          waiting: () => {
            looks += 1
            return sql`${isWaiting}::boolean`
          },
          round: async () => ((rounds += 1), 0),
        },
      ],
    })
    const soon = () => {
      const before = looks
      return vi.waitFor(() => expect(looks).toBeGreaterThan(before + 1), HARD)
    }
    await soon()
    expect(rounds).toBe(1)
    server.wake('asked')
    await vi.waitFor(() => expect(rounds).toBe(2), HARD)
    isWaiting = true
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(3), HARD)
    await server.stop()
  },
)

test('a round that breaks off is told, and tried again', HARD, async () => {
  let rounds = 0
  const round = async () => {
    rounds += 1
    if (rounds === 1) throw new Error('it broke')
    return 0
  }
  const server = await engine.run({ database, connection, clock, log, loops: [{ topic: 'odd', every: 10, round }] })
  await vi.waitFor(() => expect(rounds).toBeGreaterThan(1), HARD)
  await server.stop()
  expect(told).toMatchObject([{ loop: 'odd', err: { message: 'it broke' } }])
})
