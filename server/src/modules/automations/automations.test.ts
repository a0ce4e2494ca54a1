import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { casePlace, newKey } from '../../../test/case-place.ts'
import { NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { settableClock } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { deployTemplates } from '../conversations/index.ts'
import { automationLoop } from './automation-loop.ts'
import { automationRoutes } from './automations.routes.ts'
import { Automations } from './documents/automations.ts'
import { deployAutomationFiles } from './documents/deploy-automations.ts'

const { database, engine, program, type, open } = await casePlace(({ database, engine }) =>
  automationRoutes({ database, engine, allowPrivate: false }),
)
const clock = settableClock(NOON)
const log = { error: () => undefined }
const loop = automationLoop({ database, engine, automations: new Automations(), clock, log })

await inTransaction(database, (tx) =>
  deployTemplates(
    tx,
    [
      {
        name: 'pressed.message.json',
        content: {
          key: 'pressed',
          name: { en: 'Pressed', 'zh-CN': '加急' },
          text: { en: 'Case {{ case.number }} presses', 'zh-CN': '工单 {{ case.number }} 已加急' },
        },
      },
    ],
    { now: NOON, by: null, reason: null },
  ),
)
const FIELDS = [{ name: 'amount', label: { en: 'Amount', 'zh-CN': '数量' }, kind: { type: 'number' }, required: false }]
await type('matter', { fields: FIELDS, process: 'talk' })

const named = (key: string) => ({ key, name: { en: key, 'zh-CN': key } })
const automation = (key: string, more: object) => ({
  ...named(key),
  trigger: { kind: 'change', record: 'case', type: 'matter' },
  ...more,
})

/** Deploys automations and answers them, or what is wrong with each. */
async function deploy(...documents: readonly object[]) {
  const items = documents.map((document) => ({ key: newKey(), document: document as never }))
  return valueOf(await program.putAutomations({ body: { items } })).items
}

async function look(): Promise<void> {
  while ((await loop.round(true)) > 0);
}

/** Only these automations are switched on. */
async function only(...documents: readonly object[]): Promise<void> {
  const all = valueOf(await program.listAutomations()).items
  const items = all.map(({ key }) => ({ key: newKey(), automation: key, enabled: false }))
  if (items.length > 0) valueOf(await program.switchAutomations({ body: { items } }))
  const refused = (await deploy(...documents)).filter(({ refusal }) => refusal !== null)
  expect(refused).toEqual([])
}

const caseOf = async (id: string) =>
  database.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function opened(fields: object = {}, more: object = {}): Promise<string> {
  const [outcome] = await open({ type: 'matter', fields, ...more })
  if (!outcome?.done) throw new Error(`expected a case, got ${JSON.stringify(outcome?.refusal)}`)
  return outcome.done.id
}
const change = async (id: string, more: object) =>
  valueOf(await program.changeCases({ body: { items: [{ key: newKey(), case: id, ...more }] } }))
const runsOf = async (recordId: string) =>
  valueOf(await program.listAutomationRuns({ query: { recordId } })).items.toReversed()
const words = (run: Awaited<ReturnType<typeof runsOf>>[number]) =>
  `${run.automation} ${run.status}${run.results.map(({ outcome, refusal }) => ` ${refusal?.code ?? outcome}`).join('')}`

test('what becomes true is done once, and not again while it stays true', async () => {
  await only(
    automation('press', { when: 'case.fields.amount > 100', do: [{ action: 'change-case', priority: '"urgent"' }] }),
  )
  const id = await opened({ amount: 500 })
  await look()
  expect((await caseOf(id)).priority).toBe('urgent')
  await change(id, { title: 'Still large' })
  await look()
  expect((await runsOf(id)).map(words)).toEqual(['press done done'])
  await change(id, { fields: { amount: 5 } })
  await change(id, { fields: { amount: 600 } })
  await look()
  const runs = await runsOf(id)
  expect(runs.map(words)).toEqual(['press done done', 'press done done'])
  expect(runs[1]?.cause).toMatchObject({
    trigger: 'change',
    changes: { 'fields.amount': { from: 5, to: 600 } },
    by: 'lin@example.com',
  })
})

test('a condition on the change itself counts wherever it holds', async () => {
  await only(
    automation('heard', {
      when: 'before != null and changed("title") and before.title != after.title',
      do: [{ action: 'note', template: 'pressed' }],
    }),
  )
  const id = await opened()
  await change(id, { title: 'one' })
  await change(id, { title: 'two' })
  await change(id, { priority: 'low' })
  await look()
  expect((await runsOf(id)).map(words)).toEqual(['heard done done', 'heard done done'])
  const notes = await database.selectFrom('conversation_entry').selectAll().where('case_id', '=', id).execute()
  expect(notes.map(({ kind, direction }) => [kind, direction])).toEqual([
    ['note', null],
    ['note', null],
  ])
})

test('automations that move each other back and forth end, and are shown as a circle with the chain', async () => {
  await only(
    automation('up', { when: 'case.priority = "low"', do: [{ action: 'change-case', priority: '"high"' }], depth: 3 }),
    automation('down', {
      when: 'case.priority = "high"',
      do: [{ action: 'change-case', priority: '"low"' }],
      depth: 3,
    }),
  )
  const id = await opened()
  await change(id, { priority: 'low' })
  await look()
  const runs = await runsOf(id)
  expect(runs.map(words)).toEqual(['up done done', 'down done done', 'up done done', 'down refused'])
  expect(runs.at(-1)).toMatchObject({
    trouble: { code: 'automations.too-deep' },
    chain: ['up', 'down', 'up'],
    circle: true,
  })
})

test('a refused action stops the others only where the automation says so, and a person has it done again in one go', async () => {
  const doing = [
    { action: 'watch', persons: ['nobody@example.com'] },
    { action: 'change-case', priority: '"high"' },
  ]
  await only(
    automation('goes-on', { when: 'case.title = "go"', do: doing }),
    automation('stops', { when: 'case.title = "stop"', do: doing, stopOnRefusal: true }),
  )
  const [going, stopping] = [await opened({}, { title: 'go' }), await opened({}, { title: 'stop' })]
  await look()
  expect((await runsOf(going)).map(words)).toEqual(['goes-on refused conversations.person-unknown done'])
  const [stopped] = await runsOf(stopping)
  expect(stopped && words(stopped)).toBe('stops refused conversations.person-unknown skipped')
  const row = { id: stopped?.id ?? '', email: 'nobody@example.com', name: 'N', role: 'staff' as const }
  const at = '2026-03-01T00:00:00Z'
  await database
    .insertInto('access_user')
    .values({ ...row, created_at: at, updated_at: at })
    .execute()
  valueOf(await program.retryAutomationRuns({ body: { items: [{ key: newKey(), run: stopped?.id ?? '' }] } }))
  await look()
  expect((await runsOf(stopping)).map(words)).toEqual(['stops done done done'])
  const again = await program.retryAutomationRuns({ body: { items: [{ key: newKey(), run: stopped?.id ?? '' }] } })
  expect(valueOf(again).items[0]?.refusal?.code).toBe('automations.run-not-repairable')
})

test('cases, flows and messages come of automations, once each', async () => {
  await only(
    automation('more', {
      when: 'case.title = "more"',
      do: [
        {
          action: 'open-case',
          type: 'matter',
          title: '"Follows " + case.number',
          fields: { amount: 'case.fields.amount + 1' },
        },
        { action: 'start-flow', process: 'brief', variables: { from: 'case.id' } },
        { action: 'publish', message: 'nobody-waits', variables: { number: 'case.number' } },
      ],
    }),
  )
  const id = await opened({ amount: 1 }, { title: 'more' })
  await look()
  const [run] = await runsOf(id)
  expect(run && words(run)).toBe('more done done done done')
  const made = run?.results[0]?.made as { readonly case: string }
  expect(await caseOf(made.case)).toMatchObject({ fields: { amount: 2 }, source: 'shop', opened_by: 'automation:more' })
})

test('two servers at once, and one thousand changes in one transaction: each is done once', async () => {
  await only(automation('mass', { when: 'case.title = "mass"', do: [{ action: 'change-case', priority: '"high"' }] }))
  const outcomes = await open(...Array.from({ length: 1_000 }, () => ({ type: 'matter', title: 'mass' })))
  expect(outcomes.filter(({ done }) => done === null)).toEqual([])
  const other = automationLoop({ database, engine, automations: new Automations(), clock, log })
  const run = async (one: typeof loop) => {
    while ((await one.round(true)) > 0);
  }
  await Promise.all([run(loop), run(other)])
  await look()
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*) from automation_run where automation = 'mass' group by status`.execute(database)
  expect(rows).toEqual([{ status: 'done', count: 1_000 }])
})

test('what no automation wants is not noticed', async () => {
  await only(
    automation('other', { trigger: { kind: 'change', record: 'parcel' }, do: [{ action: 'publish', message: 'm' }] }),
  )
  await opened()
  expect(await database.selectFrom('record_change').selectAll().execute()).toEqual([])
})

test('everything wrong with an automation is told at once, each with where it stands', async () => {
  const [outcome] = await deploy({
    ...named('wrong'),
    trigger: { kind: 'schedule', record: 'case', type: 'none', every: '0 0 31 2 *', workdays: true },
    when: 'case.fields.weight > 1 and stranger = 2',
    do: [
      { action: 'note', template: 'none' },
      { action: 'open-case', type: 'none' },
      { action: 'start-flow', process: 'none' },
      { action: 'webhook', url: 'http://10.0.0.1/', secret: 'S' },
      { action: 'change-case', title: 'case.' },
    ],
  })
  const paths = outcome?.refusal?.fields?.map(({ path }) => path)
  expect(paths).toEqual([
    'trigger.type',
    'trigger.every',
    'trigger.workdays',
    'when',
    'when',
    'do[4].title',
    'do[0].template',
    'do[1].type',
    'do[2].process',
    'do[3].url',
  ])
})

test('a condition that costs too much is stopped, and said so', async () => {
  await only(
    automation('costly', {
      when: 'case.title = "costly" and count(for a in 1..9999 return for b in 1..9999 return a * b) > 0',
      do: [{ action: 'change-case', priority: '"high"' }],
    }),
  )
  const id = await opened({}, { title: 'costly' })
  await look()
  expect(await runsOf(id)).toMatchObject([{ status: 'refused', trouble: { code: 'automations.value-unusable' } }])
})

test('a draft is tried on the records that came last, and nothing is done', async () => {
  const id = await opened({ amount: 7 }, { title: 'draft' })
  const document = automation('draft', {
    when: 'case.title = "draft"',
    do: [{ action: 'change-case', title: '"now " + string(case.fields.amount)' }],
  }) as never
  const tried = valueOf(await program.tryAutomation({ body: { document, most: 5 } })).items
  expect(tried.find(({ recordId }) => recordId === id)).toMatchObject({
    fires: true,
    actions: [{ values: { title: 'now 7' } }],
  })
  expect(await runsOf(id)).toEqual([])
})

test('what the pack brings again does not undo what somebody changed, and a wrong file leaves nothing deployed', async () => {
  const fromPack = (title: string, more: object = {}) => {
    const document = automation('brought', { do: [{ action: 'change-case', title: `"${title}"` }], ...more })
    return { name: `${title}.automation.json`, content: JSON.stringify(document) }
  }
  const bring = (...files: ReturnType<typeof fromPack>[]) =>
    inTransaction(database, (tx) =>
      deployAutomationFiles(tx, engine, files, { now: NOON, by: null, allowPrivate: false }),
    )
  expect(await bring(fromPack('one'))).toMatchObject({ value: [{ version: 1, isNew: true }] })
  await only(JSON.parse(fromPack('two').content))
  const versionNow = async () => valueOf(await program.getAutomation({ params: { key: 'brought' }, query: {} })).version
  const changed = await versionNow()
  expect(await bring(fromPack('one'))).toMatchObject({ value: [{ version: changed, isNew: false }] })
  expect(await bring(fromPack('three'))).toMatchObject({ value: [{ version: changed + 1, isNew: true }] })
  expect(await bring(fromPack('four', { when: 'stranger' }))).toMatchObject({
    refusal: { code: 'automations.not-deployable', problems: [{ resource: 'four.automation.json', path: 'when' }] },
  })
  expect(await versionNow()).toBe(changed + 1)
})
