import type { BodyOf, routes } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { listEntries } from './entries.view.ts'

const { program, database, open, entriesOf, addPerson } = await conversationPlace()
await addPerson('wang@example.com', '王小芳')

type Item = BodyOf<typeof routes.writeEntries>['items'][number]
let asked = 0
const item = (of: string, text: string, more: Partial<Item> = {}) => ({
  key: `e${(asked += 1)}`,
  case: of,
  kind: 'public' as const,
  text,
  ...more,
})
const write = async (...items: ReturnType<typeof item>[]) =>
  valueOf(await program.writeEntries({ body: { items } })).items
const oneCase = async () => {
  const [opened] = await open({})
  if (opened === undefined) throw new Error('expected a case')
  return opened
}

test('what is said is kept as it was typed, and read the newest first', async () => {
  const { id, number } = await oneCase()
  const typed = '  第一行\n\t"quoted" <b>&amp;</b> 👩‍🔧 \r\n'
  await write(item(id, typed), item(number.toLowerCase(), 'My parcel is late.', { direction: 'from-customer' }))
  await write(item(number, 'Check the serial.', { kind: 'note' }))
  await write(item(number, 'Is it the mould?', { kind: 'partner', direction: 'from-customer' }))
  expect(await entriesOf(number)).toMatchObject([
    { kind: 'partner', direction: null, author: 'user', text: 'Is it the mould?' },
    { kind: 'note', direction: null, author: 'user', text: 'Check the serial.' },
    { kind: 'public', direction: 'from-customer', author: 'customer', by: 'lin@example.com', byName: 'ops' },
    { kind: 'public', direction: 'to-customer', author: 'user', text: typed, texts: null, writtenAt: NOON },
  ])
})

test.each([
  ['blank', ' \n\t '],
  ['empty', ''],
  ['a control character', 'a\u0007b'],
  ['a C1 control character', 'a\u0085b'],
  ['too long', 'x'.repeat(20_001)],
])('text that is %s is refused', async (_, text) => {
  const { id } = await oneCase()
  expect(codeOf(await program.writeEntry({ params: { id }, body: { key: 'k', kind: 'note', text } }))).toBe(
    'http.fields-wrong',
  )
  expect(await entriesOf(id)).toEqual([])
})

test('the longest text is kept whole', async () => {
  const { id } = await oneCase()
  await write(item(id, '长'.repeat(20_000)))
  expect((await entriesOf(id))[0]?.text).toHaveLength(20_000)
})

test('asked twice under a key it is written once; with other content it is refused, and so is a case that is not there', async () => {
  const { id } = await oneCase()
  const same = item(id, 'Once.')
  expect(wordsOf(await write(same, same))).toEqual(['done', 'repeated'])
  const [again] = await write(same)
  expect(again).toMatchObject({ repeated: true, done: { caseId: id } })
  expect(wordsOf(await write({ ...same, text: 'Else.' }, item('R99999999', 'Lost.'), item(id, 'Last.')))).toEqual([
    'commands.key-taken',
    'cases.not-found',
    'done',
  ])
  expect((await entriesOf(id)).map(({ text }) => text)).toEqual(['Last.', 'Once.'])
})

test('of twenty who ask the same at once one writes, by the one route and the other', async () => {
  const { id } = await oneCase()
  const body = { key: 'raced', kind: 'note' as const, text: 'Raced.' }
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2
        ? program.writeEntry({ params: { id }, body })
        : program.writeEntries({ body: { items: [{ ...body, case: id }] } }),
    ),
  )
  expect(all.map(codeOf).filter((code) => code !== undefined)).toEqual([])
  expect(await entriesOf(id)).toHaveLength(1)
})

test('pages hold every entry once', async () => {
  const { id } = await oneCase()
  await write(...Array.from({ length: 7 }, (_, n) => item(id, `${n}`)))
  const texts: (string | null)[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query: { limit: number; cursor?: string } = cursor === undefined ? { limit: 3 } : { limit: 3, cursor }
    const found = valueOf(await program.listEntries({ params: { id }, query }))
    texts.push(...found.items.map(({ text }) => text))
    cursor = found.next
  }
  expect(texts).toEqual(['6', '5', '4', '3', '2', '1', '0'])
  expect(codeOf(await program.listEntries({ params: { id }, query: { cursor: 'x' } }))).toBe('paging.cursor-wrong')
  expect(codeOf(await program.listEntries({ params: { id: 'R99999999' }, query: {} }))).toBe('cases.not-found')
})

test('whoever has no right to internal notes gets none of them, on any page', async () => {
  const { id } = await oneCase()
  await write(item(id, 'a'), item(id, 'b', { kind: 'note' }), item(id, 'c', { kind: 'note' }), item(id, 'd'))
  const page = valueOf(
    await listEntries(database, {
      case: id,
      notes: false,
      sight: { hiddenTypes: [], fields: new Map(), within: null },
      limit: 2,
    }),
  )
  expect(page.items.map(({ text }) => text)).toEqual(['d', 'a'])
  expect(page.next).toBeNull()
})

test('whom a note names by @ watches the case from then on; what others read names nobody', async () => {
  const { id } = await oneCase()
  const [named, ...silent] = await write(
    item(id, '请 @王小芳看一下，并告知 @LIN@example.com。', { kind: 'note' }),
    item(id, 'Write to @wang@example.com', { kind: 'public' }),
    item(id, 'Write to @wang@example.com', { kind: 'partner' }),
  )
  expect(named?.done?.watching.toSorted()).toEqual(['lin@example.com', 'wang@example.com'])
  expect(silent.map(({ done }) => done?.watching)).toEqual([[], []])
  const { items } = valueOf(await program.listWatchers({ params: { id } }))
  expect(items.map(({ person }) => person).toSorted()).toEqual(['lin@example.com', 'wang@example.com'])
})

test('two thousand entries of many cases are written in one call', async () => {
  const cases = await open(...Array.from({ length: 20 }, () => ({})))
  const items = Array.from({ length: 2_000 }, (_, n) => item(cases[n % 20]?.id ?? '', `n ${n}`, { kind: 'note' }))
  expect(new Set(wordsOf(await write(...items)))).toEqual(new Set(['done']))
  const { count } = await database
    .selectFrom('conversation_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(
      'case_id',
      'in',
      cases.map(({ id }) => id),
    )
    .executeTakeFirstOrThrow()
  expect(count).toBe(2_000)
})
