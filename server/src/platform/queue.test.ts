import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../test/database.ts'
import { openLog } from './log.ts'
import { type JobDefinition, openQueue } from './queue.ts'
import { inTransaction } from './transaction.ts'

const { database, connection } = await testDatabase()
const log = openLog({ level: 'silent' })

const MAIL = { name: 'mail', data: z.object({ to: z.string() }), batch: 100, retries: 3 } satisfies JobDefinition<{
  to: string
}>
const HOPELESS = {
  name: 'hopeless',
  data: z.object({ number: z.int() }),
  batch: 10,
  retries: 0,
} satisfies JobDefinition<{ number: number }>
const TRIED = { name: 'tried', data: z.object({ number: z.int() }), batch: 10, retries: 3 } satisfies JobDefinition<{
  number: number
}>
const ABANDONED = { name: 'abandoned', data: z.object({}), batch: 10, retries: 1 } satisfies JobDefinition<object>
const DEFINITIONS = [MAIL, HOPELESS, TRIED, ABANDONED]

const queue = await openQueue(connection, log, DEFINITIONS)
afterAll(() => queue.stop())

const deadLetters = async (name: string) =>
  (
    await sql<{
      data: unknown
    }>`select data from pgboss.job where name = ${`${name}.dead`} and state = 'created'`.execute(database)
  ).rows.map(({ data }) => data)

test('jobs exist once the transaction they were sent in commits, and never if it does not', async () => {
  const done: string[] = []
  await queue.work(MAIL, async (jobs) => {
    done.push(...jobs.map(({ data }) => data.to))
    return []
  })
  await expect(
    inTransaction(database, async (tx) => {
      await queue.send(tx, MAIL, [{ to: 'nobody' }])
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await inTransaction(database, (tx) => queue.send(tx, MAIL, [{ to: 'a' }, { to: 'b' }]))
  await vi.waitFor(() => expect(done.toSorted()).toEqual(['a', 'b']), 20_000)
})

test('a job that is not what it should be is not sent', async () => {
  const wrong = inTransaction(database, (tx) => queue.send(tx, HOPELESS, [{ number: 1.5 }]))
  await expect(wrong).rejects.toThrow(/int/)
})

test('a job whose attempts are used up is a dead letter, kept and redriven', async () => {
  const seen: number[] = []
  let mended = false
  await queue.work(HOPELESS, async (jobs) => {
    seen.push(...jobs.map(({ data }) => data.number))
    return mended
      ? []
      : jobs.filter(({ data }) => data.number === 1).map(({ id }) => ({ id, reason: 'no such address' }))
  })
  await inTransaction(database, (tx) => queue.send(tx, HOPELESS, [{ number: 1 }, { number: 2 }]))
  await vi.waitFor(async () => expect(await deadLetters('hopeless')).toEqual([{ number: 1 }]), 20_000)
  mended = true
  expect(await queue.redrive(HOPELESS)).toBe(1)
  await vi.waitFor(() => expect(seen.toSorted()).toEqual([1, 1, 2]), 20_000)
  expect(await deadLetters('hopeless')).toEqual([])
})

test('a handler that throws is run again', async () => {
  let tries = 0
  await queue.work(TRIED, async () => {
    tries += 1
    if (tries === 1) throw new Error('the carrier does not answer')
    return []
  })
  await inTransaction(database, (tx) => queue.send(tx, TRIED, [{ number: 1 }]))
  await vi.waitFor(() => expect(tries).toBe(2), 30_000)
  expect(await deadLetters('tried')).toEqual([])
})

test('a job that an older release sent in another shape is a dead letter at once', async () => {
  await sql`insert into pgboss.job (name, data, retry_limit, dead_letter) values ('tried', '{"count": 1}', 3, 'tried.dead')`.execute(
    database,
  )
  await vi.waitFor(async () => expect(await deadLetters('tried')).toEqual([{ count: 1 }]), 20_000)
})

test('the jobs of a killed worker are run by another', async () => {
  const { child, taken } = takeJobs(ABANDONED.name)
  await inTransaction(database, (tx) => queue.send(tx, ABANDONED, [{}]))
  await taken
  child.kill('SIGKILL')
  let runs = 0
  await queue.work(ABANDONED, async () => {
    runs += 1
    return []
  })
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 50_000, interval: 200 })
})

function takeJobs(name: string): { child: ChildProcess; taken: Promise<unknown> } {
  const program = fileURLToPath(new URL('../../test/processes/take-job.ts', import.meta.url))
  const child = spawn(process.execPath, [program, JSON.stringify(connection), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, taken: once(child.stdout, 'data') }
}

test('servers that start at once share the queues', async () => {
  const others = await Promise.all([1, 2, 3].map(() => openQueue(connection, log, DEFINITIONS)))
  await Promise.all(others.map((other) => other.stop()))
})

test('stopping waits for the jobs under way', async () => {
  const other = await openQueue(connection, log, [SLOW])
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  let ended = false
  await other.work(SLOW, async () => {
    begin()
    await finished
    ended = true
    return []
  })
  await inTransaction(database, (tx) => other.send(tx, SLOW, [{}]))
  await begun
  const stopping = other.stop()
  finish()
  await stopping
  expect(ended).toBe(true)
  const { rows } = await sql<{ state: string }>`select state from pgboss.job where name = 'slow'`.execute(database)
  expect(rows).toEqual([{ state: 'completed' }])
})

const SLOW = { name: 'slow', data: z.object({}), batch: 1, retries: 0 } satisfies JobDefinition<object>
