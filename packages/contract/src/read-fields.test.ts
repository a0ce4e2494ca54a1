import { expect, test } from 'vitest'
import { z } from 'zod'
import { readFields } from './read-fields.ts'
import { instantText, queryNumber, text } from './scalars.ts'

const schema = z.strictObject({
  name: text(5),
  count: z.int().min(1).max(9),
  ratio: z.number().gt(0).lt(1).optional(),
  at: instantText.optional(),
  email: z.email().optional(),
  colour: z.enum(['red', 'blue']).optional(),
  lines: z
    .array(z.strictObject({ sku: text(3) }))
    .max(2)
    .optional(),
})

const good = { name: 'abc', count: 2 }

test.each([
  [{ count: 2 }, 'name', 'is missing', '不能缺少'],
  [{ ...good, name: 5 }, 'name', 'must be text', '必须是文本'],
  [{ ...good, name: '' }, 'name', 'must not be empty', '不能为空'],
  [{ ...good, name: '  ' }, 'name', 'must be text that is not blank', '不能为空白，也不能含有无法保存的字符'],
  [{ ...good, name: 'a\0b' }, 'name', 'must be text that is not blank', '不能为空白，也不能含有无法保存的字符'],
  [{ ...good, name: 'abcdef' }, 'name', 'must be at most 5 characters', '不能超过 5 个字符'],
  [{ ...good, count: '2' }, 'count', 'must be a number', '必须是数字'],
  [{ ...good, count: 1.5 }, 'count', 'must be a whole number', '必须是整数'],
  [{ ...good, count: 0 }, 'count', 'must be at least 1', '不能小于 1'],
  [{ ...good, count: 10 }, 'count', 'must be at most 9', '不能超过 9'],
  [{ ...good, ratio: 0 }, 'ratio', 'must be above 0', '必须大于 0'],
  [{ ...good, ratio: 1 }, 'ratio', 'must be below 1', '必须小于 1'],
  [
    { ...good, at: '2026-03-01 08:00' },
    'at',
    'must be a time such as 2026-03-01T08:00:00Z',
    '必须是带时区的时间，例如 2026-03-01T08:00:00+08:00',
  ],
  [{ ...good, email: 'lin' }, 'email', 'must be an e-mail address', '必须是邮箱地址'],
  [{ ...good, colour: 'green' }, 'colour', 'must be one of red, blue', '必须是以下之一：red、blue'],
  [{ ...good, lines: 'x' }, 'lines', 'must be a list', '必须是列表'],
  [{ ...good, lines: [{ sku: 'a' }, { sku: 7 }] }, 'lines[1].sku', 'must be text', '必须是文本'],
  [{ ...good, lines: [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }] }, 'lines', 'must be at most 2 items', '不能超过 2 项'],
  [{ ...good, nmae: 'x' }, 'nmae', 'is not a field that is known here', '不是已知的字段'],
  [null, '', 'must be an object', '必须是对象'],
])('%j: %s %s', (value, path, en, chinese) => {
  expect(readFields(schema, value)).toEqual({
    ok: false,
    refusal: { code: 'http.fields-wrong', fields: [{ path, en, 'zh-CN': chinese }] },
  })
})

test('what fits is read: instants become epoch milliseconds', () => {
  const read = readFields(schema, { ...good, at: '1970-01-01T08:00:01+08:00' })
  expect(read).toEqual({ ok: true, value: { ...good, at: 1000 } })
})

test('a hostile value is answered with fifty problems at most, and names cut short', () => {
  const value = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${'x'.repeat(500)}${index}`, 1]))
  const read = readFields(schema, { ...good, ...value })
  if (read.ok) throw new Error('expected a refusal')
  expect(read.refusal.fields).toHaveLength(50)
  expect(Math.max(...read.refusal.fields.map((field) => field.path.length))).toBe(80)
})

test.each([
  [undefined, 50],
  ['1', 1],
  ['200', 200],
  ['007', 7],
])('a query number of %j is %d', (value, expected) => {
  expect(queryNumber(1, 200, 50).parse(value)).toBe(expected)
})

test.each(['', ' 5', '5.0', '1e2', '0x10', '201', '0', '-1', '99999999999999999999', 'NaN'])(
  'a query number of %j is refused',
  (value) => {
    expect(queryNumber(1, 200, 50).safeParse(value).success).toBe(false)
  },
)
