import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { administrator } from '../../../test/caller.ts'
import { testDatabase } from '../../../test/database.ts'
import { at, NOON } from '../../../test/engine.ts'
import { returnEngine } from '../../../test/return-engine.ts'
import { request, sell } from '../../../test/shop.ts'
import { newId } from '../../platform/ids.ts'
import { completeTask } from './complete-task.ts'
import { listTasks } from './list-tasks.view.ts'

const { database } = await testDatabase()
const { engine, takeUp } = await returnEngine(database)
const LATER = at('2026-03-02T08:30:00Z')

let products = 0

/** Opens a case that waits for a person: with a purchase too old for the rules, or with none at all. */
async function waiting(found: boolean) {
  products += 1
  const product = `p${products}`
  if (found) await sell(database, { product, orderedAt: at('2025-12-01T00:00:00Z') })
  const [requestId = ''] = await request(database, { product })
  await takeUp()
  const row = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.instance_id')
    .select(['user_task.id as taskId', 'service_case.id as caseId'])
    .where('service_case.request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  return { ...row, requestId }
}

const complete = (taskId: string, values: Record<string, unknown>, by = 'ann') =>
  completeTask(database, engine, { taskId, values, caller: administrator(by), now: LATER })

const refundOf = (requestId: string) =>
  database.selectFrom('refund').select('amount_minor').where('request_id', '=', requestId).execute()
const claimsOf = (requestId: string) =>
  database
    .selectFrom('return_line')
    .innerJoin('goods_return', 'goods_return.id', 'return_line.return_id')
    .select('released_at')
    .where('request_id', '=', requestId)
    .execute()

test('a person grants what was found: the money goes back and the units stay claimed', async () => {
  const { taskId, caseId, requestId } = await waiting(true)
  expect(await complete(taskId, { decision: 'approve' })).toEqual({
    ok: true,
    value: { taskId, caseId, caseState: 'closed', completedAt: LATER, standing: 'done' },
  })
  expect([await refundOf(requestId), await claimsOf(requestId)]).toEqual([
    [{ amount_minor: 333 }],
    [{ released_at: null }],
  ])
})

test('a person refuses: no money, and the units are free again', async () => {
  const { taskId, requestId } = await waiting(true)
  expect(await complete(taskId, { decision: 'refuse', note: 'worn' })).toMatchObject({ ok: true })
  expect([await refundOf(requestId), await claimsOf(requestId)]).toEqual([[], [{ released_at: LATER }]])
})

test('where no purchase was found, the form asks for an amount, and that goes back', async () => {
  const { taskId, requestId } = await waiting(false)
  expect(await complete(taskId, { decision: 'approve' })).toMatchObject({
    ok: false,
    refusal: { code: 'tasks.values-wrong', fields: [{}] },
  })
  expect(await complete(taskId, { decision: 'approve', amount: '12.50' })).toMatchObject({ ok: true })
  expect(await refundOf(requestId)).toEqual([{ amount_minor: 1250 }])
})

test.each([
  ['nothing at all', {}],
  ['a decision that the form does not offer', { decision: 'maybe' }],
  ['no reason for a refusal', { decision: 'refuse' }],
])('%s is refused, and the task stays open', async (_, values) => {
  const { taskId } = await waiting(true)
  expect(await complete(taskId, values)).toMatchObject({ ok: false, refusal: { code: 'tasks.values-wrong' } })
  expect(await complete(taskId, { decision: 'approve' })).toMatchObject({ ok: true })
})

test('of two people at once one decides, and the other is told when it was closed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { taskId, requestId } = await waiting(true)
    const answers = await Promise.all([
      complete(taskId, { decision: 'approve' }, 'ann'),
      complete(taskId, { decision: 'approve' }, 'bob'),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const by = answers[0]?.ok ? 'ann' : 'bob'
    expect(answers.find((answer) => !answer.ok)).toEqual({
      ok: false,
      refusal: { code: 'tasks.not-open', closedAt: LATER, by, how: 'completed' },
    })
    expect(await refundOf(requestId)).toHaveLength(1)
  }
})

test('what a person submitted stands, though the work that follows breaks off: the case is stuck, the task is done', async () => {
  const { taskId, requestId } = await waiting(true)
  const broken = await returnEngine(database, {
    handlers: {
      'refunds.approve': async (tx) => {
        await sql`select 1 / 0`.execute(tx)
        return []
      },
    },
  })
  const answer = await completeTask(database, broken.engine, {
    taskId,
    values: { decision: 'approve' },
    caller: administrator('ann'),
    now: LATER,
  })
  expect(answer).toMatchObject({ ok: true, value: { caseState: 'stuck' } })
  expect(await complete(taskId, { decision: 'approve' })).toMatchObject({ refusal: { code: 'tasks.not-open' } })
  expect(await refundOf(requestId)).toEqual([])
  expect(broken.told).toHaveLength(1)
})

test('a task that is not there is not found, whatever its id looks like', async () => {
  for (const id of [newId(NOON), 'nonsense', '']) {
    expect(await complete(id, { decision: 'approve' })).toEqual({ ok: false, refusal: { code: 'tasks.not-found' } })
  }
})

test('tasks are listed the oldest first, by group and page by page, with what the form needs', async () => {
  const ours: string[] = []
  for (const found of [false, true, false]) ours.push((await waiting(found)).taskId)
  const listed: string[] = []
  let cursor: string | undefined
  do {
    const page = await listTasks(database, engine, { limit: 2, cursor })
    if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
    expect(page.value.items.length).toBeLessThanOrEqual(2)
    listed.push(...page.value.items.map(({ id }) => id))
    cursor = page.value.next ?? undefined
  } while (cursor !== undefined)
  expect(listed.slice(-3)).toEqual(ours)
  expect(listed).toEqual(listed.toSorted())
  const agents = await listTasks(database, engine, { group: 'service-agents', limit: 200 })
  const found = agents.ok ? agents.value.items.map(({ id }) => id) : []
  expect(ours.map((id) => found.includes(id))).toEqual([true, false, true])
  const task = agents.ok ? agents.value.items.find(({ id }) => id === ours[0]) : undefined
  expect(task).toMatchObject({
    name: { en: 'Decide', 'zh-CN': '人工审核' },
    state: 'open',
    form: { id: 'return-decision', data: { found: false } },
  })
  expect(await listTasks(database, engine, { cursor: 'WyJ4Il0', limit: 2 })).toEqual({
    ok: false,
    refusal: { code: 'paging.cursor-wrong' },
  })
})
