import { expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { casePlace, caseType } from '../../../../test/case-place.ts'
import { actor, at, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { typesSeen } from '../sight/types-seen.ts'
import { deployTypeFiles } from './deploy-case-types.ts'

const { database, engine, program, put, type } = await casePlace()

const field = (name: string, more: object = {}) => ({
  name,
  label: { en: name, 'zh-CN': name },
  kind: { type: 'text' },
  ...more,
})
const get = async (key: string, version?: number) =>
  valueOf(await program.getCaseType({ params: { key }, query: version === undefined ? {} : { version } }))

test('a type is kept version by version, as it was written', async () => {
  expect(await type('kept')).toEqual({ type: 'kept', version: 1, isNew: true })
  expect(await type('kept', { name: { en: 'Other', 'zh-CN': '其他' }, fields: [field('note')] })).toMatchObject({
    version: 2,
  })
  expect(await get('kept')).toMatchObject({
    version: 2,
    latest: 2,
    name: { en: 'Other', 'zh-CN': '其他' },
    process: 'brief',
    deployedAt: NOON,
    deployedBy: 'ops',
    document: { fields: [{ name: 'note', required: false, fallback: null }], subject: [] },
  })
  expect(await get('kept', 1)).toMatchObject({ version: 1, latest: 2, document: { fields: [] } })
})

test('the same text again, in another order and with its defaults said, is no new version', async () => {
  const { key, ...rest } = caseType('same')
  await put(caseType('same'))
  const [again] = await put({ ...rest, fields: [], permissions: { see: [], open: [] }, subject: [], key })
  expect(again?.done).toEqual({ type: 'same', version: 1, isNew: false })
  expect(wordsOf(await put(caseType('same', { subject: ['customer'] }), caseType('same')))).toEqual(['done', 'done'])
  expect(await get('same')).toMatchObject({ version: 3, document: { subject: [] } })
})

test('everything that is wrong is told at once, in the parts and in what they name', async () => {
  const [outcome] = await put({
    key: 'Wrong',
    name: { en: 'Wrong' },
    process: 'nowhere',
    numbering: { prefix: 'rü', digits: 3, period: 'week' },
    fields: [field('Big'), field('a'), field('a'), field('m', { kind: { type: 'text', pattern: '(' } })],
    priority: { decision: 'no-table' },
    subject: ['order', 'order'],
    permissions: { open: [], see: [], delete: [] },
    surplus: 1,
  })
  expect(outcome?.refusal?.code).toBe('cases.type-wrong')
  expect(outcome?.refusal?.fields?.map(({ path }) => path).toSorted()).toEqual([
    'fields[0].name',
    'fields[2].name',
    'fields[3].kind.pattern',
    'key',
    'name.zh-CN',
    'numbering.digits',
    'numbering.period',
    'numbering.prefix',
    'permissions.delete',
    'priority.decision',
    'process',
    'subject[1]',
    'surplus',
  ])
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'complaint'],
  ['a list', []],
  [
    'a number of fields that nobody fills in',
    caseType('many', { fields: Array.from({ length: 101 }, (_, n) => field(`f${n}`)) }),
  ],
  ['a flow that begins only by a message', caseType('heard', { process: 'heard' })],
  ['both ways of a priority', caseType('both', { priority: { fixed: 'low', decision: 'pressing' } })],
  ['a printed text without end', caseType('print', { print: { en: 'x'.repeat(20_001), 'zh-CN': '文' } })],
  ['a fallback that is none', caseType('fall', { fields: [field('n', { kind: { type: 'number' }, fallback: 'x' })] })],
])('%s is refused', async (_, document) => {
  expect(wordsOf(await put(document as object))).toEqual(['cases.type-wrong'])
})

test('one that is wrong does not hold the others', async () => {
  expect(wordsOf(await put(caseType('fine'), caseType('bad', { process: 'x' }), caseType('fine-too')))).toEqual([
    'done',
    'cases.type-wrong',
    'done',
  ])
})

test('twenty who deploy the same at once make one version', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => put(caseType('at-once'))))
  expect(made.flat().filter(({ done }) => done?.isNew)).toHaveLength(1)
})

test('what is not there is not found', async () => {
  expect(codeOf(await program.getCaseType({ params: { key: 'none' }, query: {} }))).toBe('cases.type-not-found')
  await type('one')
  expect(codeOf(await program.getCaseType({ params: { key: 'one' }, query: { version: 2 } }))).toBe(
    'cases.type-not-found',
  )
})

const bring = (...documents: readonly object[]) =>
  inTransaction(database, (tx) =>
    deployTypeFiles(
      tx,
      engine,
      documents.map((one, n) => ({ name: `${n}.case-type.json`, content: JSON.stringify(one) })),
      { now: at('2026-03-02T12:00:00Z'), by: null },
    ),
  )
const versions = async (...documents: readonly object[]) => {
  const brought = await bring(...documents)
  return brought.ok ? brought.value.map(({ version, isNew }) => `${version}${isNew ? ' new' : ''}`) : []
}

test('a file of the pack that stayed the same does not take the place of what somebody deployed since', async () => {
  const first = caseType('packed')
  expect(await versions(first)).toEqual(['1 new'])
  await type('packed', { subject: ['customer'] })
  expect(await versions(first)).toEqual(['2'])
  expect(await versions(caseType('packed', { subject: ['order'] }))).toEqual(['3 new'])
  expect(await get('packed')).toMatchObject({ version: 3, deployedBy: null })
})

test('a pack is refused with the file of each problem, also where two files have one key', async () => {
  expect(await bring(caseType('p'), caseType('p'), caseType('q', { process: 'x' }), [])).toMatchObject({
    ok: false,
    refusal: {
      code: 'cases.types-not-deployable',
      problems: expect.arrayContaining([
        expect.objectContaining({ resource: '1.case-type.json', path: 'key' }),
        expect.objectContaining({ resource: '2.case-type.json', path: 'process' }),
        expect.objectContaining({ resource: '3.case-type.json' }),
      ]),
    },
  })
})

const hiddenTypes = async (who: ReturnType<typeof actor>) => (await typesSeen(database, who)).hiddenTypes

test('who is not of the groups that see a type does not see its cases; an administrator does', async () => {
  await type('secret', { permissions: { open: [], see: ['audit'] } })
  expect(await hiddenTypes(actor('ann', 'desk'))).toEqual(['secret'])
  expect(await hiddenTypes(actor('ann', 'desk', 'audit'))).toEqual([])
  expect(await hiddenTypes(actor('root'))).toEqual([])
})
