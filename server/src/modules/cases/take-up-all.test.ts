import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { at, NOON } from '../../../test/engine.ts'
import { returnEngine } from '../../../test/return-engine.ts'
import { request, sell } from '../../../test/shop.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { claimUnitsTask } from '../returns/index.ts'
import { takeUpAll, takeUpWaiting } from './take-up-all.ts'

const { database } = await testDatabase()
beforeEach(async () => {
  await sql`truncate order_line, return_request, service_case, process_instance cascade`.execute(database)
})

/** Each request's state and reason, in the order in which the cases were opened. */
async function casesOf(source = 'shop') {
  const rows = await database
    .selectFrom('service_case')
    .innerJoin('return_request', 'return_request.id', 'service_case.request_id')
    .select(['return_request.request_number', 'service_case.number', 'service_case.status', 'service_case.reason'])
    .where('service_case.source', '=', source)
    .orderBy('service_case.number')
    .execute()
  return rows.map((row) => `${row.request_number} ${row.status} ${row.reason}`)
}

const minute = (number: number) => at(`2026-03-01T10:${String(number).padStart(2, '0')}:00Z`)

test('requests are taken up in the order in which they were asked, which decides who gets the last unit', async () => {
  const { takeUp } = await returnEngine(database)
  await sell(database, { quantity: 1 })
  await request(
    database,
    { requestNumber: 'late', requestedAt: minute(9) },
    { requestNumber: 'early', requestedAt: minute(1) },
    { requestNumber: 'middle', requestedAt: minute(5) },
  )
  expect(await takeUp()).toBe(3)
  expect(await casesOf()).toEqual(['early closed withinPolicy', 'middle waiting notFound', 'late waiting notFound'])
})

test('of one instant, the order is that of the import and its rows, then of arrival', async () => {
  const { takeUp } = await returnEngine(database)
  const [first, second] = ['0197c2f4-7c1e-7a63-9a0b-000000000001', '0197c2f4-7c1e-7a63-9a0b-000000000002']
  for (const id of [first, second]) {
    await sql`insert into import (id, source, template, file_name, content_sha256, bytes, status, started_at)
      values (${id}, 'shop', 't', 'f', ${id}, 1, 'completed', now())`.execute(database)
  }
  await request(
    database,
    { requestNumber: 'by hand, first', requestedAt: NOON },
    { requestNumber: '2/1', importId: second, lineNumber: 1, requestedAt: NOON },
    { requestNumber: '1/9', importId: first, lineNumber: 9, requestedAt: NOON },
    { requestNumber: '1/2', importId: first, lineNumber: 2, requestedAt: NOON },
    { requestNumber: 'by hand, second', requestedAt: NOON },
  )
  await takeUp()
  expect((await casesOf()).map((one) => one.replace(' waiting notFound', ''))).toEqual([
    '1/2',
    '1/9',
    '2/1',
    'by hand, first',
    'by hand, second',
  ])
  await sql`delete from import`.execute(database)
})

test('a request is taken up once, and another source is left to its turn', async () => {
  const { takeUp } = await returnEngine(database)
  await request(database, { requestNumber: 'a' }, { requestNumber: 'b', source: 'other' })
  expect([await takeUp(), await takeUp(), await takeUp('other'), await takeUp('nobody')]).toEqual([1, 0, 1, 0])
  expect([await casesOf(), await casesOf('other')]).toEqual([['a waiting notFound'], ['b waiting notFound']])
})

test('many who take up at once open each case once, in order', async () => {
  const { takeUp } = await returnEngine(database)
  await sell(database, { quantity: 30, paidMinor: 3000 })
  const numbers = Array.from({ length: 50 }, (_, number) => String(number))
  await request(
    database,
    ...numbers.map((requestNumber, position) => ({ requestNumber, requestedAt: minute(position) })),
  )
  const taken = await Promise.all([takeUp(), takeUp(), takeUp(), takeUp()])
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(50)
  expect(await casesOf()).toEqual(
    numbers.map((number, position) => `${number} ${position < 30 ? 'closed withinPolicy' : 'waiting notFound'}`),
  )
})

test('more than a batch is taken up batch after batch, and a signal ends it between two', async () => {
  const { engine } = await returnEngine(database)
  await request(database, ...Array.from({ length: 1001 }, () => ({})))
  const stop = new AbortController()
  const work = { source: 'shop', now: () => NOON, signal: stop.signal, progress: () => stop.abort() }
  await expect(takeUpAll(database, engine, work)).rejects.toThrow(/abort/)
  const waiting = () => database.selectFrom('return_request').select('id').where('case_id', 'is', null).execute()
  expect(await waiting()).toHaveLength(1)
  expect(await takeUpAll(database, engine, { source: 'shop', now: () => NOON })).toBe(1)
  expect(await waiting()).toHaveLength(0)
})

test('within a transaction of the caller, cases come and go with it', async () => {
  const { engine } = await returnEngine(database)
  await request(database, { requestNumber: 'a' })
  const undone = inTransaction(database, async (tx) => {
    await takeUpWaiting(tx, engine, { source: 'shop', now: NOON })
    expect(await tx.selectFrom('service_case').select('id').execute()).toHaveLength(1)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await casesOf()).toEqual([])
  await inTransaction(database, (tx) => takeUpWaiting(tx, engine, { source: 'shop', now: NOON }))
  expect(await casesOf()).toEqual(['a waiting notFound'])
})

test('one case that the work breaks off at is stuck, and the others go on as if it were not there', async () => {
  const { takeUp } = await returnEngine(database, {
    handlers: {
      'returns.claim-units': async (tx, jobs, now) => {
        const answers = await claimUnitsTask(tx, jobs, now)
        if (jobs.some((job) => JSON.stringify(job.variables).includes('odd'))) throw new Error('one is odd')
        return answers
      },
    },
  })
  await sell(database, { quantity: 2 })
  await request(
    database,
    { requestNumber: 'a', requestedAt: minute(1) },
    { requestNumber: 'x', cause: 'odd', requestedAt: minute(2) },
    { requestNumber: 'b', requestedAt: minute(3) },
    { requestNumber: 'c', requestedAt: minute(4) },
  )
  expect(await takeUp()).toBe(4)
  expect(await casesOf()).toEqual([
    'a closed withinPolicy',
    'x stuck null',
    'b closed withinPolicy',
    'c waiting notFound',
  ])
})
