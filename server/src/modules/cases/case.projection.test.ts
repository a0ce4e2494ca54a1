import { expect, test } from 'vitest'
import { administrator } from '../../../test/caller.ts'
import { testDatabase } from '../../../test/database.ts'
import { at, eachJob } from '../../../test/engine.ts'
import { returnEngine } from '../../../test/return-engine.ts'
import { request, sell } from '../../../test/shop.ts'
import { completeTask } from './complete-task.ts'
import { retryCase } from './retry-case.ts'

const { database } = await testDatabase()
const LATER = at('2026-03-02T08:30:00Z')

const recordOf = (requestId: string) =>
  database
    .selectFrom('service_case')
    .select(['status', 'judgement', 'reason', 'outcome', 'refund_minor', 'closed_at'])
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()

const taskOf = async (requestId: string) => {
  const { id } = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.instance_id')
    .select('user_task.id')
    .where('service_case.request_id', '=', requestId)
    .where('user_task.status', '=', 'open')
    .executeTakeFirstOrThrow()
  return id
}

test('a case that the rules approve closes with what was refunded', async () => {
  const { takeUp } = await returnEngine(database)
  await sell(database, { product: 'a' })
  const [id = ''] = await request(database, { product: 'a', units: 3 })
  await takeUp('shop', LATER)
  expect(await recordOf(id)).toEqual({
    status: 'closed',
    judgement: 'approve',
    reason: 'withinPolicy',
    outcome: 'refunded',
    refund_minor: 1000,
    closed_at: LATER,
  })
})

test('a case that a person must judge waits with what it would come to; refused, it closes with nothing', async () => {
  const { engine, takeUp } = await returnEngine(database)
  await sell(database, { product: 'b', paidMinor: 90_000 })
  const [id = ''] = await request(database, { product: 'b', units: 3 })
  await takeUp()
  const waiting = {
    status: 'waiting',
    judgement: 'person',
    reason: 'tooMuch',
    outcome: null,
    refund_minor: 90_000,
    closed_at: null,
  }
  expect(await recordOf(id)).toEqual(waiting)
  const values = { decision: 'refuse', note: 'worn' }
  expect(
    await completeTask(database, engine, {
      taskId: await taskOf(id),
      values,
      caller: administrator('ann'),
      now: LATER,
    }),
  ).toMatchObject({
    ok: true,
    value: { caseState: 'closed', completedAt: LATER },
  })
  expect(await recordOf(id)).toEqual({
    ...waiting,
    status: 'closed',
    outcome: 'refused',
    refund_minor: null,
    closed_at: LATER,
  })
})

test('a case whose work fails is stuck; tried again after the mend, it goes on', async () => {
  let mended = false
  const failure = { code: 'refunds.away', message: { en: 'Away.', 'zh-CN': '离开。' } }
  const { engine, takeUp } = await returnEngine(database, {
    handlers: {
      'refunds.approve': eachJob(() => (mended ? { variables: { outcome: 'refunded' } } : { failure })),
    },
  })
  await sell(database, { product: 'c' })
  const [id = ''] = await request(database, { product: 'c' })
  await takeUp()
  expect(await recordOf(id)).toMatchObject({
    status: 'stuck',
    judgement: 'approve',
    refund_minor: 333,
    closed_at: null,
  })
  const { number } = await database
    .selectFrom('service_case')
    .select('number')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  const retry = () => retryCase(database, engine, { idOrNumber: number.toLowerCase(), by: 'ann', now: LATER })
  expect(await retry()).toMatchObject({ ok: true, value: { caseState: 'stuck' } })
  mended = true
  expect(await retry()).toMatchObject({ ok: true, value: { caseState: 'closed' } })
  expect(await recordOf(id)).toMatchObject({ status: 'closed', outcome: 'refunded', closed_at: LATER })
  expect(await retry()).toEqual({ ok: false, refusal: { code: 'cases.not-stuck' } })
})

test('a case is running while the machine works on it', async () => {
  const seen: string[] = []
  const { takeUp } = await returnEngine(database, {
    listeners: [
      async (tx, outcomes) => {
        const ids = outcomes.map(({ instanceId }) => instanceId)
        const rows = await tx.selectFrom('service_case').select('status').where('instance_id', 'in', ids).execute()
        seen.push(...rows.map(({ status }) => status))
      },
    ],
  })
  await request(database, { product: 'd' })
  await takeUp()
  expect(seen).toEqual(['running'])
})
