import { expect, test } from 'vitest'
import { call, chain, end, flow, parallel, receive, start } from '../../../../../packages/process/test/bpmn-xml.ts'
import { wordsOf } from '../../../../test/api-program.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { drawn } from '../../../../test/drawn.ts'
import { actor, deploy, NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { SEES_ALL } from '../sight/case-sight.ts'
import { reportNews } from './report-news.ts'

const { database, engine, program, put, type, open } = await casePlace()

await deploy(
  database,
  engine,
  {
    ...drawn(
      'inside',
      start(),
      receive('AwaitParts', 'parts-arrived', '="odd"'),
      end(),
      chain('Start', 'AwaitParts', 'End'),
    ),
    ...drawn(
      'awaits',
      start(),
      receive('AwaitGoods', 'goods-arrived', '=case.number'),
      receive('AwaitAnswer', 'quote-answered', '=case.id'),
      call('Inside', 'inside'),
      parallel('Both'),
      receive('First', 'asked', '=case.number'),
      receive('Second', 'asked', '=case.number'),
      parallel('Met'),
      end(),
      chain('Start', 'AwaitGoods', 'AwaitAnswer', 'Inside', 'Both', 'First', 'Met', 'End'),
      flow('Both', 'Second'),
      flow('Second', 'Met'),
    ),
  },
  NOON,
)

const words = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const ANSWER = {
  name: 'answer',
  label: words('Answer', '答复'),
  kind: {
    type: 'choice',
    options: [
      { value: 'repair', label: words('Repair', '维修') },
      { value: 'decline', label: words('Decline', '不修') },
    ],
  },
  required: true,
}
const REMARK = { name: 'remark', label: words('Remark', '备注'), kind: { type: 'text', maxLength: 20 } }
const NEWS = [
  { name: 'goods-arrived', label: words('Goods arrived', '商品到货'), from: 'staff' },
  {
    name: 'quote-answered',
    label: words('Quotation answered', '客户答复'),
    fields: [ANSWER, REMARK],
    from: 'customer',
  },
  { name: 'parts-arrived', label: words('Parts arrived', '配件到货') },
  { name: 'asked', label: words('Asked again', '追问') },
]
await type('awaiting', { process: 'awaits', news: NEWS })

const opened = async (key = 'awaiting') => {
  const [one] = await open({ type: key })
  if (!one?.done) throw new Error(`expected it to open, got ${JSON.stringify(one?.refusal)}`)
  return one.done
}
const tell = async (...items: readonly object[]) =>
  valueOf(await program.reportCaseNews({ body: { items: items.map((item) => ({ key: newKey(), ...item }) as never) } }))
    .items
const get = async (id: string) => valueOf(await program.getCase({ params: { id } }))
const awaits = async (id: string) => (await get(id)).awaits.map(({ news }) => news)
const variablesOf = async (id: string) => {
  const { instance_id } = await database
    .selectFrom('service_case')
    .select('instance_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return (await engine.history(database, instance_id))?.variables
}
/** Reports everything up to the answer. */
const answered = async (id: string) =>
  tell({ case: id, news: 'goods-arrived' }, { case: id, news: 'quote-answered', fields: { answer: 'repair' } })

test('a case says what it awaits, takes it with its fields, and tells in its timeline who said so', async () => {
  const { id, number } = await opened()
  expect((await get(id)).awaits).toEqual([
    { news: 'goods-arrived', label: NEWS[0]?.label, fields: [], from: 'staff', since: NOON },
  ])
  const [arrived] = await tell({ case: number.toLowerCase(), news: 'goods-arrived' })
  expect(arrived).toMatchObject({ done: { id, number }, repeated: false })
  expect((await get(id)).awaits).toMatchObject([{ news: 'quote-answered', fields: [{ name: 'answer' }, {}] }])
  await tell({ case: id, news: 'quote-answered', fields: { answer: 'decline' } })
  expect(await variablesOf(id)).toMatchObject({ answer: 'decline', remark: null })
  const told = (await get(id)).timeline.filter(({ title }) => title.en.startsWith('Reported'))
  expect(told).toEqual([
    {
      at: NOON,
      kind: 'step',
      actor: { kind: 'person', name: '林晓' },
      title: { en: 'Reported: Goods arrived', 'zh-CN': '告知：商品到货' },
      element: 'AwaitGoods',
    },
    {
      at: NOON,
      kind: 'step',
      actor: { kind: 'person', name: '林晓' },
      title: { en: 'Reported: Quotation answered', 'zh-CN': '告知：客户答复' },
      element: 'AwaitAnswer',
      values: { answer: 'decline' },
      words: { answer: { label: ANSWER.label, value: { en: 'Decline', 'zh-CN': '不修' } } },
    },
  ])
  expect((await get(id)).timeline[0]?.kind).toBe('opened')
})

test('a flow that the flow of the case has called hears it too, by whatever key it waits', async () => {
  const { id } = await opened()
  const other = await opened()
  await answered(id)
  await answered(other.id)
  expect(await awaits(id)).toEqual(['parts-arrived'])
  expect(wordsOf(await tell({ case: id, news: 'parts-arrived' }))).toEqual(['done'])
  expect(await awaits(id)).toEqual(['asked'])
  expect(await awaits(other.id)).toEqual(['parts-arrived'])
})

test('what is said once is heard once, by the step that has awaited it longest', async () => {
  const { id } = await opened()
  await answered(id)
  await tell({ case: id, news: 'parts-arrived' })
  const outcomes = await tell(...[1, 2, 3].map(() => ({ case: id, news: 'asked' })))
  expect(wordsOf(outcomes)).toEqual(['done', 'done', 'cases.news-unawaited'])
  const { state, timeline } = await get(id)
  expect(state).toBe('closed')
  const elements = timeline.filter(({ title }) => title.en === 'Reported: Asked again').map(({ element }) => element)
  expect(elements).toEqual(['First', 'Second'])
})

test('each is refused alone, with what is awaited instead', async () => {
  const { id } = await opened()
  const outcomes = await tell(
    { case: 'T-none', news: 'goods-arrived' },
    { case: id, news: 'goods-lost' },
    { case: id, news: 'parts-arrived' },
    { case: id, news: 'goods-arrived', fields: { remark: 'x' } },
    { case: id, news: 'goods-arrived' },
    { case: id, news: 'quote-answered', fields: { answer: 'maybe', remark: 'x'.repeat(21), other: 1 } },
    { case: id, news: 'quote-answered' },
  )
  expect(wordsOf(outcomes)).toEqual([
    'cases.not-found',
    'cases.news-unknown',
    'cases.news-unawaited',
    'cases.news-wrong',
    'done',
    'cases.news-wrong',
    'cases.news-wrong',
  ])
  expect(outcomes[2]?.refusal?.facts).toMatchObject({ news: 'parts-arrived', awaited: ['goods-arrived'] })
  const paths = (at: number) => outcomes[at]?.refusal?.fields?.map(({ path }) => path).toSorted()
  expect(paths(5)).toEqual(['fields.answer', 'fields.other', 'fields.remark'])
  expect(paths(6)).toEqual(['fields.answer'])
  expect(await awaits(id)).toEqual(['quote-answered'])
})

test('a closed case awaits nothing, and a type without news names nothing', async () => {
  const { id } = await opened()
  await answered(id)
  await tell({ case: id, news: 'parts-arrived' }, { case: id, news: 'asked' }, { case: id, news: 'asked' })
  const [outcome] = await tell({ case: id, news: 'goods-arrived' })
  expect(outcome?.refusal).toMatchObject({ code: 'cases.news-unawaited', facts: { awaited: [] } })
  await type('newsless', { process: 'awaits' })
  const silent = await opened('newsless')
  expect(await awaits(silent.id)).toEqual([])
  const [unknown] = await tell({ case: silent.id, news: 'goods-arrived' })
  expect(unknown?.refusal?.code).toBe('cases.news-unknown')
})

test('asked again under the same key it is reported once, and answered as the first time', async () => {
  const { id, number } = await opened()
  const item = { key: newKey(), case: id, news: 'goods-arrived' }
  const [first] = await tell(item)
  const [again] = await tell(item)
  expect([first, again]).toMatchObject([
    { done: { id, number }, repeated: false },
    { done: { id, number }, repeated: true },
  ])
  expect(wordsOf(await tell({ ...item, news: 'asked' }))).toEqual(['commands.key-taken'])
})

test('of many who say it at once one is heard', async () => {
  const { id } = await opened()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => tell({ case: id, news: 'goods-arrived' })))
  expect(wordsOf(outcomes.flat()).toSorted()).toEqual([...Array(7).fill('cases.news-unawaited'), 'done'])
  expect(await awaits(id)).toEqual(['quote-answered'])
})

test('reports about the same cases in opposite orders do not stop each other', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await opened()).id))
  const items = ids.map((id) => ({ case: id, news: 'goods-arrived' }))
  const outcomes = await Promise.all([...Array(4)].map((_, at) => tell(...(at % 2 ? items : items.toReversed()))))
  expect(wordsOf(outcomes.flat()).filter((word) => word === 'done')).toHaveLength(6)
})

test('a suspended case takes its news after it is resumed', async () => {
  const { id } = await opened()
  const { instance_id } = await database
    .selectFrom('service_case')
    .select('instance_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await inTransaction(database, (tx) => engine.operations.suspendInstance(tx, instance_id, 'ann', NOON))
  expect(wordsOf(await tell({ case: id, news: 'goods-arrived' }))).toEqual(['engine.instance-suspended'])
  await inTransaction(database, (tx) => engine.operations.resumeInstance(tx, instance_id, 'ann', NOON))
  expect(wordsOf(await tell({ case: id, news: 'goods-arrived' }))).toEqual(['done'])
})

test('cases out of sight are not there', async () => {
  const { id } = await opened()
  const by = { actor: actor('ann'), sight: { ...SEES_ALL, hiddenTypes: ['awaiting'] }, now: NOON }
  const items = [{ key: newKey(), case: id, news: 'goods-arrived', fields: {} }]
  const [outcome] = await inTransaction(database, (tx) => reportNews(tx, engine, items, by))
  expect(outcome).toEqual({ ok: false, refusal: { code: 'cases.not-found' } })
})

test('thousands about one case are answered in one call: one is heard', async () => {
  const { id } = await opened()
  const outcomes = await tell(...Array.from({ length: 5_000 }, () => ({ case: id, news: 'goods-arrived' })))
  expect(wordsOf(outcomes).filter((word) => word === 'done')).toHaveLength(1)
  expect(new Set(wordsOf(outcomes))).toEqual(new Set(['done', 'cases.news-unawaited']))
})

test('hundreds are reported in one call', async () => {
  const many = await open(...Array.from({ length: 400 }, () => ({ type: 'awaiting' })))
  const outcomes = await tell(...many.map(({ done }) => ({ case: done?.number, news: 'goods-arrived' })))
  expect(new Set(wordsOf(outcomes))).toEqual(new Set(['done']))
})

test('news that stand twice or are not awaited, and fields that cannot be used, are told before the type is deployed', async () => {
  const [outcome] = await put({
    key: 'astray',
    name: words('A', '迷'),
    process: 'awaits',
    numbering: { prefix: 'A', digits: 4 },
    priority: { fixed: 'normal' },
    news: [
      ...NEWS,
      NEWS[0],
      { ...NEWS[1], name: 'x', fields: [ANSWER, ANSWER, { ...REMARK, kind: { type: 'text', maxLength: 9_999 } }] },
    ],
  })
  expect(outcome?.refusal?.fields?.map(({ path }) => path)).toEqual([
    'news[5].fields[2].kind.maxLength',
    'news[5].fields[1].name',
    'news[4].name',
  ])
  const lone = { key: 'lone', name: words('L', '独'), process: 'talk', numbering: { prefix: 'L', digits: 4 } }
  const [unheard] = await put({ ...lone, priority: { fixed: 'normal' }, news: NEWS.slice(0, 1) })
  expect(unheard?.refusal?.fields).toMatchObject([{ path: 'news[0].name' }])
})
