import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerOf, BodyOf, Caller, KnownRefusal, routes } from '@aftersale/contract'
import type { Instant, Result } from '@aftersale/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, NOON } from '../test/engine.ts'
import { sell } from '../test/shop.ts'
import { openAftersale } from './main.ts'
import { openCases } from './modules/cases/index.ts'
import { openStudio, workBrings } from './modules/studio/index.ts'
import { newId } from './platform/ids.ts'
import { openLog } from './platform/log.ts'
import { inTransaction } from './platform/transaction.ts'

// Cases of the retail pack on a real database, opened and carried through by the program; then drafts tried on them.

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-trial-'))
const clock = { now: () => NOON }
const log = openLog({ level: 'error' })
const { database, engine, close } = await openAftersale({ env: {}, dataDir, log, clock })
afterAll(async () => {
  await close()
  await rm(dataDir, { recursive: true, force: true })
})

const PACK = new URL('../../pack/retail/', import.meta.url)
const packFile = (name: string) => readFileSync(new URL(name, PACK), 'utf8')
const clerk = actor('lin@example.com')
const boss: Caller = {
  userId: newId(NOON),
  name: '王芳',
  email: 'boss@example.com',
  role: 'administrator',
  permissions: ['flows.draft', 'cases.see'],
} as never

let made = 0

/** A return of one of two units for £10.00 in all, asked for so many days after delivery; answers its number. */
async function asked(days: number, more: { readonly source?: string; readonly fields?: object } = {}) {
  made += 1
  const orderNumber = `O-${made}`
  const source = more.source ?? 'shop'
  const deliveredAt = (NOON - days * 86_400_000) as Instant
  await sell(database, { source, orderNumber, customer: orderNumber, product: 'EAR-01', deliveredAt, quantity: 2 })
  const fields = { reason: 'no-reason', units: 1, ...more.fields }
  const item = { key: `k${made}`, type: 'return-refund', source, order: orderNumber, fields } as never
  const [one] = await inTransaction(database, (tx) => openCases(tx, engine, [item], { actor: clerk, now: NOON }))
  if (!one?.ok) throw new Error(JSON.stringify(one))
  return one.value.answer
}

async function does(id: string, element: string, values: Readonly<Record<string, unknown>>) {
  const task = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.root_id')
    .select('user_task.id')
    .where('service_case.id', '=', id)
    .where('user_task.element', '=', element)
    .where('user_task.status', '=', 'open')
    .executeTakeFirstOrThrow()
  const answer = await inTransaction(database, (tx) => engine.tasks.complete(tx, task.id, values, clerk, NOON))
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
}

type Body = BodyOf<typeof routes.tryDrafts>
type Answered = Result<AnswerOf<typeof routes.tryDrafts>, KnownRefusal>

const route = openStudio({ database, engine, env: {} }).routes.find((one) => one.route.path === '/api/studio/trials')

function ask(resources: Body['resources'], cases: Body['cases'], caller = boss): Promise<Answered> {
  if (route === undefined) throw new Error('expected the route of trials')
  const body = { resources, process: null, cases }
  const { signal } = new AbortController()
  return route.serve({ body, caller, now: NOON, signal } as never) as Promise<Answered>
}

async function tried(resources: Body['resources'], which: Body['cases'] = { last: 1_000 }, caller = boss) {
  const answer = await ask(resources, which, caller)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

const rules = packFile('return-refund.dmn')
const longer = {
  name: 'return-refund.dmn',
  content: rules.replace(/(<literalExpression id="returnDays-expression">\s*<text>)7/, '$115'),
}

const cases = new Map<string | number, { readonly id: string; readonly number: string }>()
const numbersOf = (...names: (string | number)[]) => names.map((name) => cases.get(name)?.number ?? '').sort()

beforeAll(async () => {
  for (const days of [1, 8, 10, 20]) cases.set(days, await asked(days))
  cases.set('perishable', await asked(2, { fields: { goods: 'perishable' } }))
  const often = await asked(3, { fields: { reason: 'other' } })
  cases.set('other', often)
  const arrived = await asked(1, { fields: { reason: 'quality' } })
  cases.set('arrived', arrived)
  const row = await database
    .selectFrom('service_case')
    .select('instance_id')
    .where('id', '=', arrived.id)
    .executeTakeFirstOrThrow()
  const variables = (await engine.history(database, row.instance_id))?.variables as {
    readonly goodsReturn: { readonly id: string }
  }
  const message = {
    name: 'parcel-delivered',
    correlationKey: variables.goodsReturn.id,
    messageId: null,
    timeToLive: null,
  }
  await inTransaction(database, (tx) => engine.publishMessages(tx, [{ ...message, variables: {} }], NOON))
  await engine.correlateMessages(database, NOON)
  await does(arrived.id, 'Inspect', { condition: 'good', receivedUnits: 1 })
})

const ALL = 7

test('a longer return window changes exactly the cases between the old and the new, and says what they are worth', async () => {
  const answer = await tried([longer])
  expect(answer).toMatchObject({ tried: ALL, compared: ALL, unclear: [], missing: [], next: null })
  expect(answer.processes).toEqual([{ key: 'return-refund', name: { en: 'Return and refund', 'zh-CN': '退货退款' } }])
  const changed = answer.cases.filter(({ changes }) => changes.includes('verdict'))
  expect(changed.map(({ number }) => number).sort()).toEqual(numbersOf(8, 10))
  expect(changed).toMatchObject(changed.map(() => ({ refund: { minor: 500, currency: 'GBP' } })))
  expect(answer.cases).toHaveLength(2)
  expect(answer.after.granted - answer.before.granted).toBe(2)
  expect(answer.after.refunds['GBP']).toBe((answer.before.refunds['GBP'] ?? 0) + 1_000)
  const hits = answer.rules.filter(({ before, after }) => before !== after)
  expect(hits.map(({ before, after }) => after - before).sort()).toEqual([-2, -2, 2, 2])
})

test('the rules as they are change nothing, and lead every case where it went', async () => {
  const answer = await tried([{ name: 'return-refund.dmn', content: rules }])
  expect(answer).toMatchObject({ tried: ALL, compared: ALL, unclear: [], cases: [] })
  expect(answer.before).toEqual(answer.after)
  expect(answer.before).toMatchObject({ refunds: { GBP: expect.any(Number) }, ended: expect.any(Number) })
})

test('one case tells its story: which rule fired before and now and why, and where the past has no more to say', async () => {
  const [number = ''] = numbersOf(8)
  const { story, tried: count } = await tried([longer], { numbers: [number] })
  expect(count).toBe(1)
  expect(story).toMatchObject({ isClear: true, case: { number, changes: expect.arrayContaining(['verdict', 'rule']) } })
  const right = (side: 'before' | 'after') => story?.[side].rules.find(({ name }) => name.en === 'Customer’s right')
  expect(right('before')?.words.en).toMatch(
    /^Rule 4 of “Customer’s right” matched: .*Days since delivery is 8 \(more than 7\)/,
  )
  expect(right('after')?.words['zh-CN']).toMatch(/^“权利”的规则 1 命中：.*签收天数为 8（不超过 15）/)
  expect(story?.after.words).toEqual({
    en: 'Granted by the rules; nobody is asked; goes on to “Open return”, which this case never came to: what follows is not known.',
    'zh-CN': '规则直接批准；无需人工；进入“登记退货”，该工单过去未走到这一步，后续未知。',
  })
})

const flow = packFile('return-refund.bpmn')
/** The flow with one more step of a person between the rule that grants and the return. */
const checked = {
  name: 'return-refund.bpmn',
  content: flow.replace('sourceRef="Outcome" targetRef="Open">', 'sourceRef="Outcome" targetRef="Check">').replace(
    '<bpmn:sequenceFlow id="OpenToTellSendBack"',
    `<bpmn:userTask id="Check" name="Check"><bpmn:extensionElements><zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="finance"/></bpmn:extensionElements></bpmn:userTask>
      <bpmn:sequenceFlow id="CheckToOpen" sourceRef="Check" targetRef="Open"/>
      <bpmn:sequenceFlow id="OpenToTellSendBack"`,
  ),
}

test('a step more for a person is counted, and the cases wait there: nobody has decided it in the past', async () => {
  const answer = await tried([checked])
  const more = answer.after.askedByGroup['finance'] ?? 0
  expect(more).toBe(answer.before.grantedByRule)
  expect(answer.before.askedByGroup['finance']).toBeUndefined()
  const [number = ''] = numbersOf('arrived')
  const { story } = await tried([checked], { numbers: [number] })
  expect(story?.case.changes).toEqual(expect.arrayContaining(['waits', 'asked']))
  expect(story?.after.stops).toEqual([
    {
      element: 'Check',
      kind: 'person',
      words: {
        en: 'waits at “Check” for Finance: nobody has decided this in the past',
        'zh-CN': '在“Check”等待财务处理：过去没有人作过这项决定',
      },
    },
  ])
  expect(story?.before.words.en).toContain('ends at “Refunded”')
})

test('a draft that would stop cases says where and why', async () => {
  const broken = {
    name: 'return-refund.bpmn',
    content: flow.replace('=judgement.outcome = &quot;approve&quot;', '=judgement'),
  }
  const answer = await tried([broken], { numbers: numbersOf(1) })
  expect(answer.after.stopped).toBe(1)
  expect(answer.story?.after.stops).toMatchObject([{ element: 'Outcome', kind: 'incident' }])
})

test('what does not read is refused with its problems; what no flow uses, too', async () => {
  const refusal = (name: string, content: string) => ask([{ name, content }], { last: 1 })
  expect(await refusal('return-refund.bpmn', flow.replace('type="cases.look-up"', ''))).toMatchObject({
    ok: false,
    refusal: { code: 'studio.draft-unreadable', problems: [{ resource: 'return-refund.bpmn', element: 'LookUp' }] },
  })
  const other = flow.replaceAll('"return-refund"', '"another"')
  expect(await refusal('another.bpmn', other)).toMatchObject({ refusal: { code: 'studio.nothing-to-try' } })
})

test('cases of a span of days are tried, those of the first and of the last day too', async () => {
  const whole = await tried([longer])
  const days = (span: { readonly from?: string; readonly to?: string }) => tried([longer], { last: 1_000, ...span })
  expect(await days({ from: '2000-01-01', to: '2100-01-01' })).toMatchObject({ tried: whole.tried })
  expect(await days({ to: '2000-01-01' })).toMatchObject({ tried: 0 })
  const opened = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
  const [newest] = whole.cases
  const day = opened.format(Number(newest?.openedAt))
  expect((await days({ from: day, to: day })).cases.map(({ number }) => number)).toContain(newest?.number)
})

test('many are tried in parts: each answer says before which case to go on', async () => {
  const first = await tried([longer], { last: 3 })
  expect(first).toMatchObject({ tried: 3, next: expect.any(String) })
  const rest = await tried([longer], { last: 1_000, before: first.next ?? '' })
  expect(rest).toMatchObject({ tried: ALL - 3, next: null })
  const whole = await tried([longer])
  expect([...first.cases, ...rest.cases].map(({ number }) => number)).toEqual(whole.cases.map(({ number }) => number))
})

test('whoever does not see a case does not try it, by its number neither', async () => {
  const [number = ''] = numbersOf(8)
  const stranger = { ...boss, userId: newId(NOON), email: 'stranger@example.com', role: 'staff' } as Caller
  await database
    .insertInto('access_user')
    .values({
      id: stranger.userId,
      name: 'x',
      email: stranger.email,
      role: 'staff',
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
    })
    .execute()
  const numbers = { numbers: [number] }
  expect(await tried([longer], numbers, { ...stranger })).toMatchObject({ tried: 1, missing: [] })
  // A field engineer sees what is their own.
  const role = { role: 'engineer', unit: 'company', assigned_at: '2026-01-01T00:00:00Z', assigned_by: 'x' }
  await database
    .insertInto('person_role')
    .values({ user_id: stranger.userId, ...role })
    .execute()
  expect(await tried([longer], numbers, { ...stranger })).toMatchObject({ tried: 0, missing: [number], story: null })
  expect(await tried([longer], { last: 1_000 }, { ...stranger })).toMatchObject({ tried: 0, cases: [] })
})

test('of all work that this program does it is known what it brings', () => {
  expect(Object.keys(engine.setup.handlers).filter((type) => workBrings(type) === null)).toEqual([])
})
