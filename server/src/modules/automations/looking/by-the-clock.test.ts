import { expect, test } from 'vitest'
import { calendarFile, workdays } from '../../../../test/calendars.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { at, deploy as deployFiles, NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { settableClock } from '../../../platform/clock.ts'
import { automationLoop } from '../automation-loop.ts'
import { automationRoutes } from '../automations.routes.ts'
import { Automations } from '../documents/automations.ts'

const place = await casePlace(({ database, engine }) => automationRoutes({ database, engine, allowPrivate: false }))
const { database, engine, program, server, type, open } = place
const clock = settableClock(NOON)
const loop = automationLoop({
  database,
  engine,
  automations: new Automations(),
  clock,
  log: { error: () => undefined },
})
await deployFiles(database, engine, calendarFile('desk', workdays('09:00', '17:00')))
const FIELDS = [{ name: 'visit', label: { en: 'Visit', 'zh-CN': '上门' }, kind: { type: 'date' }, required: false }]
await type('matter', { fields: FIELDS, process: 'talk' })

async function lookAt(iso: string): Promise<void> {
  clock.set(at(iso))
  while ((await loop.round(true)) > 0);
}

/** Deploys an automation at an instant, alone. */
async function only(iso: string, document: { readonly key: string } & Record<string, unknown>): Promise<void> {
  server.clock.set(at(iso))
  const all = valueOf(await program.listAutomations()).items.filter(({ key }) => key !== document.key)
  const items = all.map(({ key }) => ({ key: newKey(), automation: key, enabled: false }))
  if (items.length > 0) valueOf(await program.switchAutomations({ body: { items } }))
  const whole = { name: { en: 'A', 'zh-CN': '甲' }, do: [{ action: 'publish', message: 'told' }], ...document } as never
  const [outcome] = valueOf(
    await program.putAutomations({ body: { items: [{ key: newKey(), document: whole }] } }),
  ).items
  expect(outcome?.refusal).toBeNull()
  server.clock.set(NOON)
}

async function opened(more: object = {}): Promise<string> {
  const [outcome] = await open({ type: 'matter', ...more })
  return outcome?.done?.id ?? ''
}

const causesOf = async (recordId: string, automation: string) =>
  valueOf(await program.listAutomationRuns({ query: { recordId, automation } }))
    .items.map(({ cause }) => cause)
    .toReversed()

test('a schedule looks at every record that meets its condition, each once for each time, on workdays where it says so', async () => {
  // Friday 2026-03-06, 08:00 in Shanghai.
  const trigger = {
    kind: 'schedule',
    record: 'case',
    type: 'matter',
    every: '0 0 9 * * *',
    calendar: 'desk',
    workdays: true,
  }
  await only('2026-03-06T00:00:00Z', { key: 'daily', trigger, when: 'case.title = "daily"' })
  const ids = await Promise.all(Array.from({ length: 3 }, () => opened({ title: 'daily' })))
  const other = await opened({ title: 'other' })
  await lookAt('2026-03-06T01:00:00Z')
  await lookAt('2026-03-06T02:00:00Z')
  for (const id of ids) {
    expect(await causesOf(id, 'daily')).toEqual([{ trigger: 'schedule', occurrence: '2026-03-06T01:00:00.000Z' }])
  }
  expect(await causesOf(other, 'daily')).toEqual([])
  await lookAt('2026-03-08T02:00:00Z')
  await lookAt('2026-03-09T01:00:01Z')
  expect(await causesOf(ids[0] ?? '', 'daily')).toHaveLength(2)
})

test('more records than one transaction looks at are looked at by one after the other', async () => {
  const items = Array.from({ length: 1_100 }, () => ({ type: 'matter', title: 'many' }))
  await open(...items)
  const trigger = { kind: 'schedule', record: 'case', every: 'R/PT1H' }
  await only('2026-03-10T00:00:00Z', { key: 'many', trigger, when: 'case.title = "many"' })
  await lookAt('2026-03-10T01:00:00Z')
  const { count } = await database
    .selectFrom('automation_run')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('automation', '=', 'many')
    .executeTakeFirstOrThrow()
  expect(count).toBe(1_100)
})

test('of what was missed, one time stands for all within the bound, and none beyond it', async () => {
  const trigger = { kind: 'schedule', record: 'case', type: 'matter', every: 'R/PT1H' }
  await only('2026-03-11T00:00:00Z', { key: 'late', trigger, when: 'case.title = "late"', catchUp: 'PT6H' })
  const id = await opened({ title: 'late' })
  await lookAt('2026-03-11T05:30:00Z')
  expect(await causesOf(id, 'late')).toHaveLength(1)
  await lookAt('2026-03-12T05:30:00Z')
  expect(await causesOf(id, 'late')).toHaveLength(1)
  await lookAt('2026-03-12T06:00:00Z')
  expect(await causesOf(id, 'late')).toHaveLength(2)
})

test('a date is counted from, follows when it changes, and is not counted twice for the same value', async () => {
  await opened({ fields: { visit: '2026-04-03' } })
  const trigger = {
    kind: 'date',
    record: 'case',
    type: 'matter',
    field: 'fields.visit',
    offset: '-PT2H',
    calendar: 'desk',
  }
  await only('2026-03-20T00:00:00Z', { key: 'visit', trigger })
  const id = await opened({ fields: { visit: '2026-04-07' } })
  await lookAt('2026-03-20T00:00:01Z')
  const set = async (visit: string | null) =>
    valueOf(await program.changeCases({ body: { items: [{ key: newKey(), case: id, fields: { visit } }] } }))
  // Two hours of business time before Wednesday begins: Tuesday at 15:00 in Shanghai.
  await set('2026-04-08')
  await lookAt('2026-04-07T06:59:00Z')
  expect(await causesOf(id, 'visit')).toEqual([])
  await lookAt('2026-04-07T07:00:00Z')
  expect(await causesOf(id, 'visit')).toEqual([
    { trigger: 'date', value: '2026-04-08', due: '2026-04-07T07:00:00.000Z' },
  ])
  await set(null)
  await lookAt('2026-04-07T07:30:00Z')
  await set('2026-04-08')
  await lookAt('2026-04-07T08:00:00Z')
  expect(await causesOf(id, 'visit')).toHaveLength(1)
  await set('2026-04-09')
  await lookAt('2026-04-08T07:00:00Z')
  expect(await causesOf(id, 'visit')).toHaveLength(2)
})

test('records that were there before an automation are counted from too', async () => {
  const [outcome] = await open({ type: 'matter', fields: { visit: '2026-05-02' } })
  const trigger = { kind: 'date', record: 'case', type: 'matter', field: 'fields.visit', offset: 'P1D' }
  await only('2026-04-20T00:00:00Z', { key: 'after', trigger })
  await lookAt('2026-04-20T00:00:01Z')
  // The day begins at midnight in Shanghai.
  await lookAt('2026-05-02T16:00:00Z')
  expect(await causesOf(outcome?.done?.id ?? '', 'after')).toHaveLength(1)
})
