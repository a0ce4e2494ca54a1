import { expect, test } from 'vitest'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { company } from '../../../../test/company.ts'
import { at, deploy } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type AlarmHearer, clockLoop } from '../../clocks/index.ts'
import { conversationRoutes, deployTemplates } from '../../conversations/index.ts'
import { automationLoop } from '../automation-loop.ts'
import { automationRoutes } from '../automations.routes.ts'
import { Automations } from '../documents/automations.ts'
import { hearClocks } from './hear-clocks.ts'

const { database, engine, program, server, type, open } = await casePlace(({ database, engine }) => [
  ...automationRoutes({ database, engine, allowPrivate: false }),
  ...conversationRoutes({ database, engine }),
])
const { clock } = server
// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
clock.set(MONDAY)
const { admin, worker, signIn, assign } = await company(server)
await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00')), MONDAY)
const text = { en: 'Due {{ clock.due }} of {{ clock.target }}', 'zh-CN': '到期 {{ clock.due }}' }
const template = { key: 'late', name: { en: 'Late', 'zh-CN': '超时' }, text }
await inTransaction(database, (tx) =>
  deployTemplates(tx, [{ name: 'late.message.json', content: template }], { now: MONDAY, by: null, reason: null }),
)

const FIELDS = [{ name: 'amount', label: { en: 'Amount', 'zh-CN': '金额' }, kind: { type: 'number' } }]
const targets = {
  low: { solution: 480 },
  normal: { firstResponse: 60, solution: 240 },
  high: { solution: 60 },
  urgent: { solution: 30 },
}
const clocks = { calendar: 'desk', warnPercent: 50, targets }
await type('matter', { process: 'talk', fields: FIELDS, clocks })
await type('other', { process: 'talk', clocks })

const automations = new Automations()
const loopWith = (...more: AlarmHearer[]) =>
  clockLoop({ database, engine, clock, hear: [hearClocks(engine, automations), ...more] })
const [telling, doing] = [
  loopWith(),
  automationLoop({ database, engine, automations, clock, log: { error: () => undefined } }),
]
async function look(iso: string): Promise<void> {
  clock.set(at(iso))
  while ((await telling.round(true)) + (await doing.round(true)) > 0);
}

const deployed = async (...documents: readonly object[]) =>
  valueOf(
    await program.putAutomations({
      body: { items: documents.map((document) => ({ key: newKey(), document: document as never })) },
    }),
  ).items
/** An automation that is switched on alone. */
async function only(key: string, trigger: object, more: object = {}): Promise<void> {
  const all = valueOf(await program.listAutomations()).items
  const items = all.map((one) => ({ key: newKey(), automation: one.key, enabled: false }))
  if (items.length > 0) valueOf(await program.switchAutomations({ body: { items } }))
  const name = { en: key, 'zh-CN': key }
  const [outcome] = await deployed({ key, name, trigger, do: [{ action: 'note', template: 'late' }], ...more })
  expect(outcome?.refusal).toBe(null)
}
const heard = (state: string, more: object = {}) => ({ kind: 'clock', state, ...more })

async function opened(key = 'matter', more: object = {}): Promise<string> {
  clock.set(MONDAY)
  const [outcome] = await open({ type: key, ...more })
  if (!outcome?.done) throw new Error(`expected a case, got ${JSON.stringify(outcome?.refusal)}`)
  return outcome.done.id
}
const runsOf = async (recordId: string) =>
  valueOf(await program.listAutomationRuns({ query: { recordId } })).items.toReversed()
const statusOf = async (id: string) => (await runsOf(id)).map(({ status }) => status)
const causesOf = async (id: string) =>
  (await runsOf(id)).map(({ cause }) => (cause as unknown as { clock: { name: string; due: string } }).clock)
const priority = (id: string, to: string) =>
  program.changeCases({ body: { items: [{ key: newKey(), case: id, priority: to as never }] } })
const priorityOf = async (id: string) => valueOf(await program.getCase({ params: { id } })).priority

test('an alarm fires once, with the clock, the case and its fields in view', async () => {
  const when = 'clock.target = 240 and clock.state = "warned" and request.amount > 100 and case.priority = "normal"'
  await only('warned', heard('warned', { clock: 'solution', type: 'matter' }), { when })
  const [large, small] = [
    await opened('matter', { fields: { amount: 500 } }),
    await opened('matter', { fields: { amount: 5 } }),
  ]
  await look('2026-03-02T02:59:00Z')
  expect(await statusOf(large)).toEqual([])
  await look('2026-03-02T03:00:00Z')
  await look('2026-03-02T04:00:00Z')
  expect(await runsOf(large)).toMatchObject([
    {
      status: 'done',
      record: 'case',
      caseId: large,
      cause: {
        trigger: 'clock',
        clock: { name: 'solution', state: 'warned', due: '2026-03-02T05:00:00.000Z', target: 240 },
      },
    },
  ])
  expect(await statusOf(small)).toEqual([])
  const { items } = valueOf(await program.listEntries({ params: { id: large }, query: {} }))
  expect(items.map((entry) => JSON.stringify(entry)).filter((entry) => entry.includes('of 240'))).toHaveLength(1)
})

test('it listens to the clocks and types that it names, or to all', async () => {
  await only('any', heard('breached'))
  const [id, other] = [await opened(), await opened('other')]
  await look('2026-03-02T06:00:00Z')
  expect((await causesOf(id)).map(({ name }) => name).toSorted()).toEqual(['firstResponse', 'solution'])
  expect(await statusOf(other)).toHaveLength(2)
  await only('some', heard('breached', { type: 'matter', clock: ['update', 'firstResponse'] }))
  const [next, stranger] = [await opened(), await opened('other')]
  await look('2026-03-02T06:00:00Z')
  expect((await causesOf(next)).map(({ name }) => name)).toEqual(['firstResponse'])
  expect(await statusOf(stranger)).toEqual([])
})

test('a clock with another due instant warns anew', async () => {
  await only('anew', heard('warned', { clock: 'solution' }))
  const id = await opened()
  await look('2026-03-02T03:00:00Z')
  valueOf(await priority(id, 'low'))
  await look('2026-03-02T03:30:00Z')
  expect(await statusOf(id)).toHaveLength(1)
  await look('2026-03-02T05:00:00Z')
  expect((await causesOf(id)).map(({ due }) => due)).toEqual(['2026-03-02T05:00:00.000Z', '2026-03-02T09:00:00.000Z'])
})

test('what raises the priority of a case that is late is not led to by itself: nothing runs round', async () => {
  const up = 'if case.priority = "normal" then "high" else "urgent"'
  await only('press', heard('breached', { clock: 'solution' }), { do: [{ action: 'change-case', priority: up }] })
  const id = await opened()
  await look('2026-03-02T05:00:01Z')
  await look('2026-03-02T08:00:00Z')
  expect(await statusOf(id)).toEqual(['done'])
  expect(await priorityOf(id)).toBe('high')
})

test('two servers that announce at once do it once, and what breaks off is done again', async () => {
  await only('once', heard('breached', { clock: 'solution' }))
  const ids = await Promise.all(Array.from({ length: 20 }, () => opened()))
  clock.set(at('2026-03-02T05:00:01Z'))
  let killed = 0
  const broken = loopWith(() => {
    killed += 1
    throw new Error('killed')
  })
  await expect(broken.round(true)).rejects.toThrow('killed')
  expect(killed).toBe(1)
  const other = loopWith()
  await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? telling : other).round(true)))
  await look('2026-03-02T05:00:02Z')
  for (const id of ids) expect(await statusOf(id)).toEqual(['done'])
})

test('of a group those watch who see the case anyway, put there or by their roles', async () => {
  await only('watched', heard('breached', { clock: 'solution' }), {
    do: [{ action: 'watch', groups: ['store-managers'] }],
  })
  clock.set(MONDAY)
  for (const unit of ['north', 'south', 'company']) await worker('store-manager', unit)
  await worker('agent', 'north')
  const put = async (email: string, unit: string) => {
    await signIn(email)
    await assign(email, 'finance', unit)
    const person = await database.selectFrom('access_user').select('id').where('email', '=', email).executeTakeFirst()
    valueOf(await admin.addToGroup({ params: { id: person?.id ?? '' }, body: { group: 'store-managers' } }))
  }
  await put('lent@north.example.com', 'north')
  await put('lent@south.example.com', 'south')
  const id = await opened('matter', { source: 'north-shop' })
  await look('2026-03-02T05:00:01Z')
  const watchers = valueOf(await program.listWatchers({ params: { id } })).items.map(({ person }) => person)
  expect(watchers.toSorted()).toEqual([
    'lent@north.example.com',
    'store-manager@company.example.com',
    'store-manager@north.example.com',
  ])
})

test('what is wrong is told before it is deployed', async () => {
  const draft = (more: object) => ({
    key: 'wrong',
    name: { en: 'Wrong', 'zh-CN': '错' },
    trigger: heard('warned', { type: 'matter' }),
    do: [{ action: 'note', template: 'late' }],
    ...more,
  })
  const outcomes = await deployed(
    draft({ when: 'clock.until = null' }),
    draft({ when: 'request.weight > 1' }),
    draft({ do: [{ action: 'watch' }] }),
    draft({ trigger: heard('late') }),
    draft({ trigger: heard('warned', { clock: [] }) }),
    draft({ trigger: heard('warned', { clock: 'lunch' }) }),
    draft({ trigger: heard('warned', { record: 'parcel' }) }),
    draft({ trigger: heard('warned', { type: 'nothing' }) }),
    draft({ trigger: { kind: 'change', record: 'case' }, when: 'clock.name = "solution"' }),
  )
  expect(outcomes.map(({ refusal }) => refusal?.fields?.map(({ path }) => path))).toEqual([
    ['when'],
    ['when'],
    ['do[0].persons'],
    ['trigger.state'],
    ['trigger.clock'],
    ['trigger.clock'],
    ['trigger.record'],
    ['trigger.type'],
    ['when'],
  ])
})

test('a draft is tried with the clock that the case has', async () => {
  const [id, clockless] = [await opened(), (await type('plain', { process: 'talk' })) && (await opened('plain'))]
  const document = {
    key: 'draft',
    name: { en: 'Draft', 'zh-CN': '草稿' },
    trigger: heard('breached', { clock: 'solution' }),
    do: [{ action: 'change-case', title: 'clock.name + " " + string(clock.target)' }],
  } as never
  const tried = async (record: string) =>
    valueOf(await program.tryAutomation({ body: { document, record, most: 1 } })).items
  expect(await tried(id)).toMatchObject([{ fires: true, actions: [{ values: { title: 'solution 240' } }] }])
  expect(await tried(clockless)).toMatchObject([{ fires: false }])
})

test('a clock that is late for so long still is heard of then, once; one that was met meanwhile is not', async () => {
  await only('a-day', heard('breached', { clock: 'solution', type: 'matter', after: 'P1D' }))
  const [left, closed] = [await opened(), await opened()]
  // Due at 13:00 in Shanghai.
  await look('2026-03-02T06:00:00Z')
  expect(await statusOf(left)).toEqual([])
  valueOf(await program.tellClocks({ body: { items: [{ key: newKey(), case: closed, type: 'solved' }] } }))
  await look('2026-03-03T04:59:00Z')
  expect(await statusOf(left)).toEqual([])
  await look('2026-03-03T05:00:00Z')
  await look('2026-03-03T06:00:00Z')
  expect(await causesOf(left)).toMatchObject([{ name: 'solution', due: '2026-03-02T05:00:00.000Z' }])
  expect(await statusOf(closed)).toEqual([])
})

test('to wait is for clocks that are late, and for a time', async () => {
  const name = { en: 'x', 'zh-CN': 'x' }
  const put = (trigger: object) => deployed({ key: 'wrong', name, trigger, do: [{ action: 'note', template: 'late' }] })
  for (const trigger of [heard('warned', { after: 'P1D' }), heard('breached', { after: 'tomorrow' })]) {
    const [outcome] = await put(trigger)
    expect(outcome?.refusal).toMatchObject({ fields: [{ path: 'trigger.after' }] })
  }
})
