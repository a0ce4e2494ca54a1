import { expect, test } from 'vitest'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { at, instanceOf, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { mergeCase } from './merge-case.ts'

const { program, database, engine, open, overlapping, entriesOf, addPerson } = await conversationPlace()
await addPerson('wang@example.com', '王小芳')

const pair = async () => {
  const [one, other] = await open({}, {})
  if (one === undefined || other === undefined) throw new Error('expected two cases')
  return { one, other }
}
const linksOf = async (id: string) =>
  valueOf(await program.listLinks({ params: { id } })).items.map(
    (link) => `${link.kind} ${link.direction} ${link.case.number}`,
  )
const merge = (id: string, into: string, reason: string | null = null) =>
  program.mergeCase({ params: { id }, body: { into, reason } })
const statusOf = async (id: string) =>
  (await database.selectFrom('service_case').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status

test('a link is seen from both cases, once however often it is made, and is taken away', async () => {
  const { one, other } = await pair()
  const add = [
    { kind: 'follows' as const, case: other.number },
    { kind: 'relates' as const, case: other.id },
  ]
  await program.changeLinks({ params: { id: one.id }, body: { add } })
  await program.changeLinks({ params: { id: one.number }, body: { add } })
  await program.changeLinks({ params: { id: other.id }, body: { add: [{ kind: 'relates', case: one.id }] } })
  expect((await linksOf(one.id)).toSorted()).toEqual([`follows to ${other.number}`, `relates to ${other.number}`])
  expect((await linksOf(other.id)).toSorted()).toEqual([`follows from ${one.number}`, `relates to ${one.number}`])
  const remove = [{ kind: 'relates' as const, case: one.id }]
  await program.changeLinks({ params: { id: other.id }, body: { remove } })
  expect(await linksOf(one.id)).toEqual([`follows to ${other.number}`])
})

test('a link to itself and one to a case that is not there change nothing', async () => {
  const { one, other } = await pair()
  const good = { kind: 'duplicates' as const, case: other.id }
  const link = async (name: string) =>
    codeOf(await program.changeLinks({ params: { id: one.id }, body: { add: [good, { ...good, case: name }] } }))
  expect(await link(one.number)).toBe('conversations.link-to-itself')
  expect(await link('R99999999')).toBe('cases.not-found')
  expect(await linksOf(one.id)).toEqual([])
})

test('a merged case is closed with its flow; what was said and who watched stays, and both say so', async () => {
  const { one, other } = await pair()
  const note = { key: 'said', kind: 'note' as const, text: 'Kept @wang@example.com' }
  await program.writeEntry({ params: { id: one.id }, body: note })
  expect(valueOf(await merge(one.number, other.number, 'Wrote twice'))).toEqual({ id: one.id, into: other.id })
  expect([await statusOf(one.id), await statusOf(other.id)]).toEqual(['closed', 'waiting'])
  expect((await instanceOf(database, one.instance_id)).status).not.toBe('active')
  const [told, kept] = await entriesOf(one.id)
  expect(kept).toMatchObject({ text: 'Kept @wang@example.com' })
  expect(told).toMatchObject({
    kind: 'note',
    author: 'system',
    by: null,
    texts: {
      en: `ops merged this case into ${other.number}: Wrote twice`,
      'zh-CN': `ops 将此工单并入 ${other.number}：Wrote twice`,
    },
  })
  expect((await entriesOf(other.id)).map(({ texts }) => texts?.en)).toEqual([
    `ops merged ${one.number} into this case: Wrote twice`,
  ])
  expect(await linksOf(one.id)).toEqual([`merged to ${other.number}`])
  expect(await linksOf(other.id)).toEqual([`merged from ${one.number}`])
  for (const { id } of [one, other]) {
    const { items } = valueOf(await program.listWatchers({ params: { id } }))
    expect(items.map(({ person, name }) => `${person} ${name}`)).toEqual(['wang@example.com 王小芳'])
  }
})

test('a case is merged once, into another that is open', async () => {
  const { one, other } = await pair()
  expect(codeOf(await merge(one.id, one.number))).toBe('conversations.link-to-itself')
  expect(codeOf(await merge(one.id, 'R99999999'))).toBe('cases.not-found')
  valueOf(await merge(one.id, other.id))
  expect(codeOf(await merge(one.id, other.id))).toBe('conversations.merge-repeated')
  expect(codeOf(await merge(other.id, one.id))).toBe('conversations.merge-repeated')
  const { one: third, other: closed } = await pair()
  await database.updateTable('service_case').set({ status: 'closed' }).where('id', '=', closed.id).execute()
  expect(codeOf(await merge(third.id, closed.id))).toBe('conversations.merge-closed')
  expect(codeOf(await merge(closed.id, third.id))).toBe('conversations.merge-closed')
  expect(await entriesOf(third.id)).toEqual([])
})

test('who merges while a merge the other way round is under way waits, and is refused', async () => {
  const { one, other } = await pair()
  const how = {
    reason: null,
    sight: { hiddenTypes: [], fields: new Map(), within: null },
    by: { person: 'ann', name: 'Ann' },
    now: NOON,
  }
  const [first, second] = await overlapping(
    (tx) => mergeCase(tx, engine, { ...how, case: one.id, into: other.id }),
    () => merge(other.id, one.id),
  )
  expect([codeOf(first), codeOf(second)]).toEqual([undefined, 'conversations.merge-repeated'])
  expect([await statusOf(one.id), await statusOf(other.id)]).toEqual(['closed', 'waiting'])
})

test('two merged into each other at once, many times over, leave one open', async () => {
  const { one, other } = await pair()
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) => (n % 2 ? merge(one.id, other.id) : merge(other.id, one.id))),
  )
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect([await statusOf(one.id), await statusOf(other.id)].toSorted()).toEqual(['closed', 'waiting'])
})

test('duplicates are of the same customer, about the same order or product, within thirty days; open ones first', async () => {
  const mine = { customer: 'dup', product: 'kettle' }
  const [one, closed, sameOrder, ...others] = await open(
    { ...mine, orderNumber: 'D-1' },
    mine,
    { customer: 'dup', product: 'lid', orderNumber: 'D-1' },
    { customer: 'else', product: 'kettle' },
    { customer: 'dup', product: 'pan' },
    { ...mine, orderNumber: 'D-9' },
    mine,
    mine,
  )
  if (one === undefined || closed === undefined || sameOrder === undefined) throw new Error('expected cases')
  const [, , old, merged, otherKind] = others
  await database
    .updateTable('service_case')
    .set({ kind: 'repair' })
    .where('id', '=', otherKind?.id ?? '')
    .execute()
  await database.updateTable('service_case').set({ status: 'closed' }).where('id', '=', closed.id).execute()
  const opened_at = new Date(at('2026-01-29T11:59:59Z')).toISOString()
  await database
    .updateTable('service_case')
    .set({ opened_at })
    .where('id', '=', old?.id ?? '')
    .execute()
  valueOf(await merge(merged?.id ?? '', one.id))
  const { items } = valueOf(await program.listDuplicates({ params: { id: one.number } }))
  expect(items.map(({ number, same, state }) => [number, same, state])).toEqual([
    [sameOrder.number, 'order', 'waiting'],
    [closed.number, 'product', 'closed'],
  ])
})
