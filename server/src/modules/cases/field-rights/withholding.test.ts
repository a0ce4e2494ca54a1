import { expect, test } from 'vitest'
import { rightsOnForm, schemaWithout } from './form-without.ts'
import { Withholding } from './withholding.ts'

const rights = { hidden: new Set(['bank']), readonly: new Set(['level']), listed: new Set<string>() }
const withheld = new Withholding(rights, [['request', 'bank'], ['payTo'], ['all', 'bank']], ['6222-0001', '6222'])

test.each<[string, unknown, unknown]>([
  ['a member of request', { request: { bank: 'x', note: 'y' } }, { request: { note: 'y' } }],
  ['a field', { fields: { bank: 'x', level: 'y' } }, { fields: { level: 'y' } }],
  ['a change by its dotted name', { 'fields.bank': { from: 1 }, 'fields.level': 1 }, { 'fields.level': 1 }],
  ['a variable computed from it, however deep', { data: [{ payTo: 1, other: 2 }] }, { data: [{ other: 2 }] }],
  ['the member of a copy', { all: { bank: 1, note: 2 } }, { all: { note: 2 } }],
  ['the same name elsewhere', { other: { bank: 1 } }, { other: { bank: 1 } }],
  ['a text that repeats it', { said: 'to 6222-0001', kept: 'to none' }, { kept: 'to none' }],
  ['a text in a list', ['6222', 'plain'], ['plain']],
  ['what a field that is seen says', { request: { note: 'see 6222' } }, { request: { note: 'see 6222' } }],
  ['nothing else', { a: [1, null, true, { b: 'c' }] }, { a: [1, null, true, { b: 'c' }] }],
])('data is told without %s', (_, data, told) => {
  expect(withheld.json(data)).toEqual(told)
})

test('sentences, and data that is only read, have a gap where they repeat it, the longest text first', () => {
  expect(withheld.words({ en: 'No 6222-0001 here', 'zh-CN': '没有 6222' })).toEqual({
    en: 'No … here',
    'zh-CN': '没有 …',
  })
  expect(withheld.told({ message: 'at 6222', request: { bank: 1 } })).toEqual({ message: 'at …', request: {} })
})

test('writing the whole of request touches what is not theirs; another variable does not', () => {
  expect(withheld.touched({ request: {}, other: 1 })).toEqual(['bank', 'level'])
  expect(withheld.touched({ payTo: 1 })).toEqual(['payTo'])
  expect(withheld.touched({ fields: {}, other: 1 })).toEqual([])
})

test('a table loses the columns that are hidden, and goes where none is left', () => {
  const field = (key: string) => ({ type: 'number', id: `F${key}`, key, label: key })
  const table = (path: string, ...components: ReturnType<typeof field>[]) => ({
    type: 'dynamiclist',
    id: `T${path}`,
    path,
    components,
  })
  const schema = {
    type: 'default',
    id: 'f',
    components: [
      table('all', field('bank'), field('note')),
      table('payTo', field('name')),
      table('other', field('bank')),
    ],
  }
  expect(rightsOnForm(JSON.stringify(schema), withheld)).toEqual({ 'all.bank': 'hidden', payTo: 'hidden' })
  expect(schemaWithout(schema, withheld)).toEqual({
    ...schema,
    components: [table('all', field('note')), schema.components[2]],
  })
  expect(withheld.json({ all: [{ bank: 1, note: 2 }], other: [{ bank: 3 }] })).toEqual({
    all: [{ note: 2 }],
    other: [{ bank: 3 }],
  })
})

test('a form loses what is hidden, in groups too, and keeps what may only be read', () => {
  const field = (key: string) => ({ type: 'textfield', id: `F${key}`, key, label: key })
  const group = { type: 'group', id: 'G', path: 'request', components: [field('bank'), field('level')] }
  const schema = { type: 'default', id: 'f', components: [field('payTo'), group, field('note')] }
  expect(rightsOnForm(JSON.stringify(schema), withheld)).toEqual({
    payTo: 'hidden',
    'request.bank': 'hidden',
    'request.level': 'readonly',
  })
  expect(schemaWithout(schema, withheld)).toEqual({
    ...schema,
    components: [{ ...group, components: [field('level')] }, field('note')],
  })
})
