import { routes, type TimelineEntry } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { administrator } from '../../../test/caller.ts'
import { testDatabase } from '../../../test/database.ts'
import { at, deploy, eachJob, NOON } from '../../../test/engine.ts'
import { retailFiles, returnEngine } from '../../../test/return-engine.ts'
import { request, sell } from '../../../test/shop.ts'
import { newId } from '../../platform/ids.ts'
import { readCase } from './case.view.ts'
import { completeTask } from './complete-task.ts'

const { database } = await testDatabase()
const LATER = at('2026-03-02T08:30:00Z')

type Built = Awaited<ReturnType<typeof returnEngine>>

/** Opens a case and reads it. */
async function opened(built: Built, product: string, units = 1) {
  const [requestId = ''] = await request(database, { product, units })
  await built.takeUp()
  const { id } = await database
    .selectFrom('service_case')
    .select('id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  return { id, read: () => detail(built, id) }
}

async function detail({ engine }: Built, idOrNumber: string) {
  const found = await readCase(database, engine, idOrNumber)
  if (found === null) throw new Error(`expected the case ${idOrNumber}, found none`)
  // What the API would refuse to send must not come out of here.
  routes.getCase.answers[200].encode(found)
  return found
}

const told = (timeline: readonly TimelineEntry[], language: 'en' | 'zh-CN') =>
  timeline.map(({ kind, title }) => `${kind}: ${title[language]}`)

test('a case that the rules approved tells in each language what happened and why', async () => {
  const built = await returnEngine(database)
  await sell(database, { product: 'a', orderedAt: at('2026-02-09T12:00:00Z') })
  const { read } = await opened(built, 'a', 2)
  const { timeline, tasks, incidents, lines, flow } = await read()
  expect(told(timeline, 'en')).toEqual([
    'opened: Opened: “Return and refund”, version 1',
    'step: Locate the units',
    expect.stringMatching(/^rule: .*“Return judgement”.*Within the period and small: approved at once/),
    'step: Outcome? → by rule',
    'step: Approve refund',
    'closed: Refunded',
  ])
  expect(told(timeline, 'zh-CN')).toEqual([
    'opened: 受理：“退货退款”第 1 版',
    'step: 查找所购商品',
    expect.stringMatching(/^rule: .*“退货判定”.*期限内且金额不大，立即批准/),
    'step: 结果？ → 规则批准',
    'step: 批准退款',
    'closed: 已退款',
  ])
  for (const { title } of timeline) {
    expect(title.en).not.toMatch(/\p{Script=Han}/u)
    expect(title['zh-CN']).not.toMatch(/Return|found|Refund|days|approved/)
  }
  expect(timeline.find(({ kind }) => kind === 'rule')).toMatchObject({
    at: NOON,
    element: 'Judge',
    actor: { kind: 'machine' },
    rule: {
      decision: 'return-judgement',
      name: { en: 'Return judgement', 'zh-CN': '退货判定' },
      version: 1,
      inputs: [
        { name: { en: 'Bought units found', 'zh-CN': '找到所购商品' }, value: true },
        { name: { en: 'Oldest line, days', 'zh-CN': '最早购买天数' }, value: 20 },
        { name: { en: 'Refund', 'zh-CN': '退款金额' }, value: 6.67 },
      ],
      rules: [
        {
          id: 'rule-approve',
          position: 4,
          sentence: { en: 'Within the period and small: approved at once', 'zh-CN': '期限内且金额不大，立即批准' },
        },
      ],
      output: { outcome: 'approve', reason: 'withinPolicy', group: null },
    },
  })
  expect(timeline.at(-1)?.values).toEqual({
    outcome: 'refunded',
    refunded: { minor: 667, currency: 'GBP', text: '6.67' },
  })
  expect([tasks, incidents]).toEqual([[], []])
  expect(lines).toMatchObject([
    { orderNumber: '1', units: 2, refund: { minor: 667, currency: 'GBP' }, releasedAt: null },
  ])
  expect(flow).toEqual({ id: 'return', name: { en: 'Return and refund', 'zh-CN': '退货退款' }, version: 1 })
})

test('where several rules match, only the one that decided is named', async () => {
  const built = await returnEngine(database)
  await sell(database, { product: 'b', paidMinor: 90_000, orderedAt: at('2025-01-01T00:00:00Z') })
  const { read } = await opened(built, 'b', 3)
  const judged = (await read()).timeline.find(({ kind }) => kind === 'rule')
  expect(judged?.rule?.rules.map(({ id }) => id)).toEqual(['rule-too-old'])
  expect(judged?.title['zh-CN']).toContain('超过退货期限')
})

test('a case that waits says who has to act; then, who acted and what they decided', async () => {
  const built = await returnEngine(database)
  const { id, read } = await opened(built, 'c')
  const waiting = await read()
  expect(waiting.tasks).toMatchObject([
    { caseId: id, element: 'Decide', name: { en: 'Decide', 'zh-CN': '人工审核' }, groups: ['service-agents'] },
  ])
  expect(told(waiting.timeline, 'en').at(-1)).toBe('task-opened: Waits for a person: “Decide”')
  const values = { decision: 'approve', amount: '4.00' }
  await completeTask(database, built.engine, {
    taskId: waiting.tasks[0]?.id ?? '',
    values,
    caller: administrator('ann'),
    now: LATER,
  })
  const { timeline, tasks, refund } = await read()
  expect(tasks).toEqual([])
  expect(refund).toEqual({ minor: 400, currency: 'GBP' })
  expect(told(timeline, 'zh-CN').slice(-5)).toEqual([
    'task-opened: 等待人工处理：“人工审核”',
    'task-completed: 已处理：“人工审核”',
    'step: 是否同意？ → 同意',
    'step: 批准退款',
    'closed: 已退款',
  ])
  expect(timeline.find(({ kind }) => kind === 'task-completed')).toMatchObject({
    at: LATER,
    actor: { kind: 'person', name: 'ann' },
    values: { decision: 'approve', amount: '4.00' },
  })
})

test('a case that is stuck says why, once', async () => {
  const failure = { code: 'work.away', message: { en: 'It is away.', 'zh-CN': '它不在。' } }
  const built = await returnEngine(database, { handlers: { 'refunds.approve': eachJob(() => ({ failure })) } })
  await sell(database, { product: 'd' })
  const { timeline, incidents } = await (await opened(built, 'd')).read()
  const name = { en: 'Approve refund', 'zh-CN': '批准退款' }
  expect(incidents).toMatchObject([{ element: 'Refund', name, message: failure.message, since: NOON }])
  expect(told(timeline, 'en').slice(-2)).toEqual(['step: Outcome? → by rule', 'incident: Stopped at “Approve refund”'])
  expect(told(timeline, 'zh-CN').at(-1)).toBe('incident: 停在“批准退款”')
  expect(timeline.at(-1)?.cause).toEqual(failure.message)
})

test('after a newer rule is deployed, an old case still tells the rule that judged it', async () => {
  const built = await returnEngine(database)
  await sell(database, { product: 'e', orderedAt: at('2026-02-09T12:00:00Z') })
  const { read } = await opened(built, 'e')
  const files = await retailFiles()
  const stricter = (files['return-judgement.dmn'] ?? '').replace('&gt; 30', '&gt; 10')
  await deploy(database, built.engine, { 'return-judgement.dmn': stricter })
  const judged = (await read()).timeline.find(({ kind }) => kind === 'rule')
  expect(judged?.rule).toMatchObject({ version: 1, rules: [{ id: 'rule-approve' }] })
  const next = await opened(built, 'e')
  expect((await next.read()).timeline.find(({ kind }) => kind === 'rule')?.rule).toMatchObject({
    version: 2,
    rules: [{ id: 'rule-too-old' }],
  })
})

test('a case whose history is not kept any more is still told by its record', async () => {
  const built = await returnEngine(database)
  await sell(database, { product: 'g', orderedAt: at('2026-02-09T12:00:00Z') })
  const { read } = await opened(built, 'g')
  const before = await read()
  const rule = { processKey: before.type, keepFor: 'P1D' }
  await database.transaction().execute((tx) => built.engine.operations.setRetention(tx, rule, 'ann', NOON))
  await built.engine.operations.retain(database, null, at('2026-04-01T00:00:00Z'))
  expect(await read()).toEqual({ ...before, flow: null, timeline: [] })
})

test('a case is found by its id and by its number, in capitals or not; another is not', async () => {
  const built = await returnEngine(database)
  const { id, read } = await opened(built, 'f')
  const { number } = await read()
  for (const name of [number, number.toLowerCase(), id]) expect((await detail(built, name)).id).toBe(id)
  for (const name of [newId(NOON), 'R99999999', 'nonsense', '']) {
    expect(await readCase(database, built.engine, name)).toBe(null)
  }
})
