import { expect, test } from 'vitest'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'

const { program, open, addPerson } = await conversationPlace()
await addPerson('wang@example.com', '王小芳')
const LIN = 'lin@example.com'
const WANG = 'wang@example.com'

const change = (id: string, body: { add?: string[]; remove?: string[] }) =>
  program.changeWatchers({ params: { id }, body })
const watchersOf = async (id: string) =>
  valueOf(await program.listWatchers({ params: { id } })).items.map(({ person }) => person)

test('people watch a case once, in capitals or not, until they are taken off', async () => {
  const [one] = await open({})
  const id = one?.id ?? ''
  await change(id, { add: ['WANG@example.com', WANG, LIN] })
  await change(id, { add: [LIN] })
  expect(await watchersOf(one?.number ?? '')).toEqual([LIN, WANG])
  expect(valueOf(await change(id, { remove: [LIN, 'never@example.com'] })).items).toMatchObject([
    { person: WANG, name: '王小芳', addedBy: LIN },
  ])
})

test('who is nobody here cannot watch, and then nobody is added', async () => {
  const [one] = await open({})
  const id = one?.id ?? ''
  const refused = await change(id, { add: [LIN, 'nobody@example.com'] })
  expect(refused).toMatchObject({ ok: false, refusal: { facts: { persons: ['nobody@example.com'] } } })
  expect(await watchersOf(id)).toEqual([])
  expect(codeOf(await change('R99999999', { add: [LIN] }))).toBe('cases.not-found')
})

test('twenty who add the same people at once, in any order, add each once', async () => {
  const [one] = await open({})
  const id = one?.id ?? ''
  await Promise.all(Array.from({ length: 20 }, (_, n) => change(id, { add: n % 2 ? [LIN, WANG] : [WANG, LIN] })))
  expect((await watchersOf(id)).toSorted()).toEqual([LIN, WANG])
})

test('my list holds what I watch, page by page, with what was said last', async () => {
  const cases = await open({}, {}, {})
  for (const { id } of cases) valueOf(await change(id, { add: [LIN] }))
  const [, middle] = cases
  await program.writeEntry({ params: { id: middle?.id ?? '' }, body: { key: 'w', kind: 'note', text: 'Look.' } })
  const first = valueOf(await program.listWatchedCases({ query: { limit: 2 } }))
  expect(first.items.map(({ number, last }) => [number, last?.kind ?? null])).toEqual([
    [cases[2]?.number, null],
    [middle?.number, 'note'],
  ])
  const rest = valueOf(await program.listWatchedCases({ query: { limit: 2, cursor: first.next ?? '' } }))
  expect(rest.items[0]?.number).toBe(cases[0]?.number)
})
