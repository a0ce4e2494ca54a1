import { expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { actor, NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { typesSeen } from '../sight/types-seen.ts'
import { changeCases } from './change-cases.ts'

const { database, engine, program, type, open } = await casePlace()

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const FIELDS = [
  { name: 'colour', label: label('Colour', '颜色'), kind: { type: 'text' } },
  { name: 'units', label: label('Units', '件数'), kind: { type: 'number' }, required: true },
]
await type('talked', { process: 'talk', fields: FIELDS })
await type('brief', { fields: FIELDS })

const opened = async (key = 'talked') => {
  const [one] = await open({ type: key, title: 'first', fields: { colour: 'red', units: 1 } })
  if (!one?.done) throw new Error(`expected it to open, got ${JSON.stringify(one?.refusal)}`)
  return one.done
}
const change = async (...items: readonly object[]) =>
  valueOf(await program.changeCases({ body: { items: items.map((item) => ({ key: newKey(), ...item }) as never) } }))
    .items
const get = async (id: string) => valueOf(await program.getCase({ params: { id } }))
const variablesOf = async (id: string) => {
  const { instance_id } = await database
    .selectFrom('service_case')
    .select('instance_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return (await engine.history(database, instance_id))?.variables
}

test('what is changed shows in the case, in its flow and, with who and from what, in its timeline', async () => {
  const { id, number } = await opened()
  const [outcome] = await change({ case: number.toLowerCase(), title: null, priority: 'urgent', fields: { units: 2 } })
  expect(outcome?.done).toEqual({ id, number, changed: true })
  const { timeline, ...one } = await get(id)
  expect(one).toMatchObject({ title: null, priority: 'urgent', fields: { colour: 'red', units: 2 } })
  expect(timeline[0]).toMatchObject({ kind: 'opened', actor: { kind: 'person', name: '林晓' } })
  expect(timeline.at(-1)).toEqual({
    at: NOON,
    kind: 'step',
    actor: { kind: 'person', name: '林晓' },
    title: { en: 'Changed: title, priority, Units', 'zh-CN': '更改：标题、优先级、件数' },
    values: {
      title: { from: 'first', to: null },
      priority: { from: 'normal', to: 'urgent' },
      'fields.units': { from: 1, to: 2 },
    },
    words: {
      title: { label: { en: 'title', 'zh-CN': '标题' }, value: null },
      priority: { label: { en: 'priority', 'zh-CN': '优先级' }, value: null },
      'fields.units': { label: { en: 'Units', 'zh-CN': '件数' }, value: null },
    },
  })
  expect(await variablesOf(id)).toMatchObject({
    case: { id, number, type: 'talked', title: null, priority: 'urgent', source: 'shop' },
    request: { colour: 'red', units: 2 },
  })
})

test('what is as it was changes nothing and leaves no entry', async () => {
  const { id } = await opened()
  const before = await get(id)
  const [outcome] = await change({ case: id, title: 'first', priority: 'normal', fields: { colour: 'red' } })
  expect(outcome?.done?.changed).toBe(false)
  expect(await get(id)).toEqual(before)
})

test('each is refused alone: unknown cases, fields that are wrong', async () => {
  const { id } = await opened()
  const outcomes = await change(
    { case: 'T-none', priority: 'low' },
    { case: id, priority: 'low', fields: { units: null, colour: 7, other: 1 } },
    { case: id, priority: 'high' },
  )
  expect(wordsOf(outcomes)).toEqual(['cases.not-found', 'cases.fields-wrong', 'done'])
  expect(outcomes[1]?.refusal?.fields?.map(({ path }) => path).toSorted()).toEqual([
    'fields.colour',
    'fields.other',
    'fields.units',
  ])
  expect((await get(id)).priority).toBe('high')
})

test('fields are judged by the version that the case has', async () => {
  await type('moves', { fields: FIELDS })
  const { id } = await opened('moves')
  await type('moves', { fields: [] })
  expect(wordsOf(await change({ case: id, fields: { colour: 'blue' } }))).toEqual(['done'])
})

test('a case that is closed can still be changed', async () => {
  const { id } = await opened('brief')
  expect(wordsOf(await change({ case: id, title: 'after' }))).toEqual(['done'])
  expect(await get(id)).toMatchObject({ state: 'closed', title: 'after' })
})

test('a case that stands twice in a call is changed one after the other', async () => {
  const { id } = await opened()
  await change({ case: id, title: 'second' }, { case: id, title: 'third' })
  const { title, timeline } = await get(id)
  expect(title).toBe('third')
  expect(timeline.slice(-2).map(({ values }) => values?.['title'])).toEqual([
    { from: 'first', to: 'second' },
    { from: 'second', to: 'third' },
  ])
})

test('a change is done once under its key', async () => {
  const { id } = await opened()
  const item = { key: newKey(), case: id, title: 'once' }
  await change(item)
  await change({ case: id, title: 'later' })
  expect(wordsOf(await change(item))).toEqual(['repeated'])
  expect((await get(id)).title).toBe('later')
})

test('fifty who change one case at once leave fifty entries that follow from each other', async () => {
  const { id } = await opened()
  await Promise.all(Array.from({ length: 50 }, (_, n) => change({ case: id, title: `t${n}` })))
  const { title, timeline } = await get(id)
  const changes = timeline.flatMap(
    ({ values }) => (values?.['title'] as { from: string; to: string }[] | undefined) ?? [],
  )
  expect(changes).toHaveLength(50)
  const froms = new Set(changes.map(({ from }) => from))
  expect(froms.size).toBe(50)
  expect(changes.filter(({ to }) => !froms.has(to))).toMatchObject([{ to: title }])
})

test('who does not see cases of a type does not find one to change', async () => {
  await type('audited', { fields: FIELDS, permissions: { open: [], see: ['audit'] } })
  const { id } = await opened('audited')
  const by = (who: ReturnType<typeof actor>) =>
    inTransaction(database, async (tx) =>
      changeCases(tx, engine, [{ key: newKey(), case: id, priority: 'low' }], {
        actor: who,
        sight: { ...(await typesSeen(tx, who)), within: null },
        now: NOON,
      }),
    )
  expect(await by(actor('bob', 'desk'))).toMatchObject([{ refusal: { code: 'cases.not-found' } }])
  expect(await by(actor('ann', 'audit'))).toMatchObject([{ ok: true }])
})

test('the flow of a suspended case sees the change too, and stays suspended', async () => {
  const { id } = await opened()
  const { instance_id } = await database
    .selectFrom('service_case')
    .select('instance_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await inTransaction(database, (tx) => engine.operations.suspendInstance(tx, instance_id, 'ann', NOON))
  expect(wordsOf(await change({ case: id, priority: 'high' }))).toEqual(['done'])
  expect(await variablesOf(id)).toMatchObject({ case: { priority: 'high' } })
  expect(await engine.operations.instance(database, instance_id)).toMatchObject({ suspendedBy: 'ann' })
})

test('many change in one call', async () => {
  const cases = await open(...Array.from({ length: 500 }, () => ({ type: 'talked', fields: { units: 1 } })))
  const outcomes = await change(...cases.map(({ done }) => ({ case: done?.id, priority: 'low', fields: { units: 2 } })))
  expect(new Set(wordsOf(outcomes))).toEqual(new Set(['done']))
})

test('fields that are together more than a case takes are refused, at opening and at a change, and nothing is lost', async () => {
  const fields = Array.from({ length: 100 }, (_, at) => {
    return { name: `f${at}`, label: label('F', 'F'), kind: { type: 'long-text' } }
  })
  await type('huge', { process: 'talk', fields })
  const of = (count: number) =>
    Object.fromEntries(fields.slice(0, count).map(({ name }) => [name, '长'.repeat(20_000)]))
  const [tooMuch, much] = await open({ type: 'huge', fields: of(70) }, { type: 'huge', fields: of(69) })
  expect(tooMuch?.refusal).toMatchObject({ code: 'cases.fields-wrong', fields: [{ path: 'fields' }] })
  const id = much?.done?.id ?? ''
  const [changed] = await change({ case: id, fields: { f69: '长'.repeat(20_000) } })
  expect(changed?.refusal).toMatchObject({ code: 'cases.fields-wrong', fields: [{ path: 'fields' }] })
  expect(Object.keys((await get(id)).fields)).toHaveLength(69)
  expect(wordsOf(await change({ case: id, fields: { f0: null, f69: '长'.repeat(20_000) } }))).toEqual(['done'])
})
