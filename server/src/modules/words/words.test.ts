import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bilingual, WordItem } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { apiProgram } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { deployPackWords } from './deploy-words.ts'
import { wordRoutes } from './words.routes.ts'

const PACK = join(import.meta.dirname, '../../../../pack/retail')

const { database, program } = await apiProgram((place) => wordRoutes(place))

let asked = 0
const put = async (...items: WordItem[]) => {
  const keyed = items.map((item) => ({ key: `w${(asked += 1)}`, ...item }))
  return valueOf(await program.putWords({ body: { items: keyed } })).items
}
const said = async () => valueOf(await program.listWords())
const both = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })
const file = (kind: string, words: Record<string, Bilingual>) => ({
  name: `${kind}.words.json`,
  content: JSON.stringify({ kind, words }),
})
const bring = (...files: { readonly name: string; readonly content: string }[]) =>
  inTransaction(database, (tx) => deployPackWords(tx, files, NOON))

test('words are said, said otherwise, and taken back', async () => {
  await put({ kind: 'reason', of: 'tooOld', words: both('Too old', '太久') })
  await put({ kind: 'reason', of: 'tooOld', words: both('Past the window', '超过期限') })
  expect((await said()).reason).toEqual({ tooOld: both('Past the window', '超过期限') })
  await put({ kind: 'reason', of: 'tooOld', words: null })
  expect((await said()).reason).toEqual({})
})

test('of two words for one key in one call the later counts', async () => {
  const [first, second] = [both('One', '一'), both('Two', '二')]
  await put({ kind: 'group', of: 'twins', words: first }, { kind: 'group', of: 'twins', words: second })
  expect((await said()).group['twins']).toEqual(second)
  await put({ kind: 'group', of: 'twins', words: second }, { kind: 'group', of: 'twins', words: null })
  expect((await said()).group).not.toHaveProperty('twins')
})

test("the audit tells of the company's own words, not of the pack's", async () => {
  await bring(file('group', { audited: both('Theirs', '他们的') }))
  await put({ kind: 'group', of: 'audited', words: both('Ours', '我们的') })
  await put({ kind: 'group', of: 'audited', words: null })
  const told = await database
    .selectFrom('audit_entry')
    .select(['action'])
    .where('name', '=', 'audited')
    .orderBy('position')
    .execute()
  expect(told.map(({ action }) => action)).toEqual(['changed', 'removed'])
})

test('any key has words, those too that mean something to a program', async () => {
  for (const key of ['constructor', 'toString', 'a.b:c', '原因 "x"', '{{n}}']) {
    await put({ kind: 'outcome', of: key, words: both(`the word of ${key}`, `${key} 的名称`) })
    expect(Object.entries((await said()).outcome)).toContainEqual([key, both(`the word of ${key}`, `${key} 的名称`)])
  }
})

test("the pack brings its words anew, and leaves the company's own as they are", async () => {
  await bring(file('channel', { phone: both('Phone', '电话'), mail: both('Mail', '邮件') }))
  await put({ kind: 'channel', of: 'phone', words: both('Hotline', '热线') })
  await bring(file('channel', { phone: both('Telephone', '电话机'), mail: both('E-mail', '电子邮件') }))
  expect((await said()).channel).toEqual({ phone: both('Hotline', '热线'), mail: both('E-mail', '电子邮件') })
})

test('what the company took back the pack does not bring again, until somebody says it again', async () => {
  const [pack, ours] = [both('Kiosk', '自助机'), both('Terminal', '终端')]
  await bring(file('channel', { kiosk: pack }))
  await put({ kind: 'channel', of: 'kiosk', words: null }, { kind: 'channel', of: 'fax', words: null })
  await bring(file('channel', { kiosk: pack, fax: both('Fax', '传真') }), file('outcome', { kiosk: pack }))
  expect((await said()).channel).not.toHaveProperty('kiosk')
  expect((await said()).channel).not.toHaveProperty('fax')
  expect((await said()).outcome['kiosk']).toEqual(pack)
  await put({ kind: 'channel', of: 'kiosk', words: ours })
  await bring(file('channel', { kiosk: pack }))
  expect((await said()).channel['kiosk']).toEqual(ours)
})

test('what cannot be used is refused with every reason, and nothing of it is there', async () => {
  const refused = await bring(
    file('source', { here: both('Here', '这里') }),
    { name: 'other.words.json', content: '{ "kind": "source", "words": { "here": { "en": "H", "zh-CN": "这" } } }' },
    { name: 'broken.words.json', content: '{' },
    { name: 'odd.words.json', content: '{ "kind": "mood", "words": {} }' },
    { name: 'half.words.json', content: '{ "kind": "reason", "words": { "x": { "en": "X" } } }' },
  )
  expect(refused).toMatchObject({
    refusal: {
      code: 'words.not-deployable',
      problems: [
        { resource: 'broken.words.json', en: expect.stringContaining('not JSON') },
        { resource: 'odd.words.json', path: 'kind' },
        { resource: 'half.words.json', path: 'words.x.zh-CN' },
        { resource: 'other.words.json', path: 'words.here', 'zh-CN': '在 source.words.json 中也有' },
      ],
    },
  })
  expect((await said()).source).toEqual({})
})

test('whatever the retail pack may answer as a reason, an outcome or a group has words', async () => {
  const read = (pattern: string) =>
    globSync(pattern, { cwd: PACK }).map((name) => readFileSync(join(PACK, name), 'utf8'))
  const files = globSync('words/*.words.json', { cwd: PACK }).map((name) => ({
    name,
    content: readFileSync(join(PACK, name), 'utf8'),
  }))
  expect(await bring(...files)).toMatchObject({ ok: true })
  const words = await said()
  const reasons = read('*.dmn').flatMap(outputsOf('reason'))
  const groups = read('*.dmn').flatMap(outputsOf('group'))
  const assigned = read('*.bpmn').flatMap((flow) =>
    [...flow.matchAll(/candidateGroups="([a-z-]+)"/g)].map(([, group = '']) => group),
  )
  const outcomes = read('*.bpmn').flatMap((flow) =>
    [...flow.matchAll(/source="=&quot;([\w-]+)&quot;" target="outcome"/g)].map(([, outcome = '']) => outcome),
  )
  for (const [kind, keys, least] of [
    ['reason', reasons, 40],
    ['group', [...groups, ...assigned], 7],
    ['outcome', outcomes, 14],
  ] as const) {
    const used = [...new Set(keys)]
    expect(used.length).toBeGreaterThanOrEqual(least)
    expect(used.filter((key) => words[kind][key] === undefined)).toEqual([])
  }
})

/** The texts that rules of a table answer in the output of that name. */
function outputsOf(name: string) {
  return (model: string): string[] =>
    [...model.matchAll(/<decisionTable[\s\S]*?<\/decisionTable>/g)].flatMap(([table]) => {
      const at = [...table.matchAll(/<output [^>]*name="([^"]+)"/g)].findIndex(([, output]) => output === name)
      if (at === -1) return []
      return [...table.matchAll(/<rule [\s\S]*?<\/rule>/g)].flatMap(([rule]) => {
        const entry = [...rule.matchAll(/<outputEntry[\s\S]*?<text>([\s\S]*?)<\/text>/g)][at]?.[1] ?? ''
        return [...entry.matchAll(/^&quot;([\w-]+)&quot;$/g)].map(([, key = '']) => key)
      })
    })
}
