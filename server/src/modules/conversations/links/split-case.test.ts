import { expect, test } from 'vitest'
import { processAround, userTask } from '../../../../test/bpmn-text.ts'
import { caseType } from '../../../../test/case-place.ts'
import { conversationPlace } from '../../../../test/conversation-place.ts'
import { actor, deploy, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { deployTypeFiles, openCases } from '../../cases/index.ts'

const { program, database, engine, open, entriesOf } = await conversationPlace()
await deploy(database, engine, { 'talk.bpmn': processAround('talk', userTask('T')) })
const kind = { type: 'text', maxLength: 20 }
const fields = [{ name: 'about', label: { en: 'About', 'zh-CN': '关于' }, kind }]
const content = JSON.stringify(caseType('talk', { process: 'talk', fields }))
const deployed = await inTransaction(database, (tx) =>
  deployTypeFiles(tx, engine, [{ name: 'talk.case-type.json', content }], { now: NOON, by: null }),
)
if (!deployed.ok) throw new Error(JSON.stringify(deployed.refusal))

let asked = 0
const openOne = async () => {
  const item = { key: `o${(asked += 1)}`, type: 'talk', source: 'shop', customer: 'c', title: 'Two things' }
  const [opened] = await inTransaction(database, (tx) =>
    openCases(tx, engine, [{ ...item, fields: { about: 'lid' } }], { actor: actor('ann'), now: NOON }),
  )
  if (!opened?.ok) throw new Error(JSON.stringify(opened))
  return opened.value.answer
}
const say = async (id: string, text: string) =>
  valueOf(await program.writeEntry({ params: { id }, body: { key: `${id} ${text}`, kind: 'public', text } })).id
const split = (
  id: string,
  entries: string[],
  key = 's',
  more: { title?: string; fields?: Record<string, string | number> } = {},
) => program.splitCase({ params: { id }, body: { key, entries, ...more } })
const record = (id: string) =>
  database.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('a case is split off with its subject, its fields and copies of what was chosen; both say so and are linked', async () => {
  const { id, number } = await openOne()
  const [first, second] = [await say(id, 'first'), await say(id, 'second')]
  await say(id, 'third')
  const made = valueOf(await split(id, [second, first, first]))
  expect(await record(made.id)).toMatchObject({
    kind: 'talk',
    customer: 'c',
    title: 'Two things',
    fields: { about: 'lid' },
    status: 'waiting',
  })
  expect((await entriesOf(made.id)).map(({ text, texts }) => text ?? texts?.en)).toEqual([
    `ops split this case off ${number}`,
    'second',
    'first',
  ])
  expect((await entriesOf(id)).map(({ text, texts }) => text ?? texts?.en)).toEqual([
    `ops split ${made.number} off this case`,
    'third',
    'second',
    'first',
  ])
  expect(valueOf(await program.listLinks({ params: { id } })).items).toMatchObject([
    { kind: 'follows', direction: 'from', case: { number: made.number } },
  ])
})

test('a case that is split off has the fields that are given for it, if its type takes them', async () => {
  const { id } = await openOne()
  const entry = await say(id, 'pan')
  const made = valueOf(await split(id, [entry], 'pan', { title: 'The pan', fields: { about: 'pan' } }))
  expect(await record(made.id)).toMatchObject({ title: 'The pan', fields: { about: 'pan' } })
  expect(codeOf(await split(id, [entry], 'wrong', { fields: { other: 1 } }))).toBe('cases.fields-wrong')
  expect(codeOf(await split(id, [entry], 'pan', { title: 'Another' }))).toBe('commands.key-taken')
  const more = [entry, await say(id, 'more')]
  const own = { title: 'The pan', fields: { about: 'pan' } }
  expect(codeOf(await split(id, more, 'pan', own))).toBe('commands.key-taken')
  expect(await entriesOf(id)).toHaveLength(3)
})

test('twenty who ask the same at once split off one', async () => {
  const { id } = await openOne()
  const entry = await say(id, 'once')
  const all = await Promise.all(Array.from({ length: 20 }, () => split(id, [entry], 'raced', { title: 'Own' })))
  expect(new Set(all.map((one) => valueOf(one).id)).size).toBe(1)
  expect(await entriesOf(valueOf(all[0] ?? (await split(id, [entry]))).id)).toHaveLength(2)
  expect(await entriesOf(id)).toHaveLength(2)
})

test('entries of others, and cases without a type, are not split', async () => {
  const { id } = await openOne()
  const other = await openOne()
  const [imported] = await open({})
  const foreign = await say(other.id, 'foreign')
  expect(codeOf(await split(id, [await say(id, 'own'), foreign]))).toBe('conversations.entry-unknown')
  expect(codeOf(await split(id, ['no-uuid']))).toBe('conversations.entry-unknown')
  expect(codeOf(await split(imported?.id ?? '', [foreign]))).toBe('conversations.split-untyped')
  expect(codeOf(await split('R99999999', [foreign]))).toBe('cases.not-found')
  expect(await entriesOf(id)).toHaveLength(1)
})
