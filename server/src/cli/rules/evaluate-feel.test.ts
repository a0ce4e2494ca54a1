import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'feel-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const feel = (...args: string[]) => runCommandLine('feel', ...args)

test.each([
  [['0.1 + 0.2'], '0.3'],
  [['"退" + "货"'], '"退货"'],
  [['order total * 0.9', '--context', '{"order total": 200}'], '180'],
  [['orders[2].line count', '--context', '{"orders": [{}, {"line count": 3}]}'], '3'],
  [['big + 1', '--context', '{"big": 1234567890123456789012}'], '1234567890123456789013'],
  [['price * 3', '--context', '{"price": 0.12345678901234567890}'], '0.3703703670370370367'],
  [['constructor', '--context', '{"constructor": 1}'], '1'],
  [['today()', '--now', '2026-02-28T16:00:00Z'], '@"2026-03-01"'],
  [['today()', '--now', '2026-02-28T16:00:00Z', '--zone', 'UTC'], '@"2026-02-28"'],
  [['--', '-1 + 3'], '2'],
])('feel %j prints the value as FEEL writes it', async (args, expected) => {
  expect(await feel(...args)).toEqual({ code: 0, out: `${expected}\n`, err: '' })
})

test('values come from a file, byte order mark and all', async () => {
  const path = file('order.json', '\uFEFF{"lines": [{"amount": 1.5}, {"amount": 2}]}')
  expect(await feel('sum(lines.amount)', '--context', `@${path}`)).toMatchObject({ code: 0, out: '3.5\n' })
})

test('what became null on the way is said on stderr, and is data for programs', async () => {
  expect(await feel('1 + a')).toMatchObject({ code: 0, out: 'null\n', err: expect.stringMatching(/^Warning: .*"a"/) })
  const { out } = await feel('1 + a', '--json', '--lang', 'zh-CN')
  expect(JSON.parse(out)).toMatchObject({
    value: null,
    warnings: [{ code: 'feel.unknown-name', message: '此处没有“a”。', from: 4, to: 5 }, {}],
  })
})

describe('what cannot be read', () => {
  test('is told with a caret under the place, counting wide characters as two columns', async () => {
    const { code, out, err } = await feel('数量 + * 2', '--context', '{"数量": 1}')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const [sentence, line = '', caret = ''] = err.split('\n')
    expect(sentence).toContain('"* 2"')
    expect([line, caret]).toEqual(['  数量 + * 2', '         ^'])
  })

  test('is told with its offsets for programs', async () => {
    const { code, out } = await feel('1 +', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      error: { code: expect.stringMatching(/^feel\./), message: expect.any(String), from: 3, to: 3 },
    })
  })

  test('is shown by the line and the part of it that matters', async () => {
    const { err } = await feel(`1 +\n${'1 + '.repeat(1000)}) + 1`)
    const [, line = '', caret = ''] = err.split('\n')
    expect(line.length).toBeLessThan(130)
    expect(line[caret.indexOf('^')]).toBe(')')
  })

  test.each([
    ['too long', `1${' '.repeat(1_000_001)}`],
    ['too deep', `${'('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['too many operators', `1${'+1'.repeat(100_000)}`],
    ['no text at all', ''],
  ])('%s ends in a sentence', async (_, expression) => {
    const { code, err } = await feel(expression)
    expect(code).toBe(1)
    expect(err).not.toContain('should not')
    expect(err.length).toBeLessThan(500)
  })
})

test('an expression that would run for ever is stopped', async () => {
  const { code, out, err } = await feel('for i in 1..1000000, j in 1..1000000 return i * j')
  expect({ code, out }).toEqual({ code: 0, out: 'null\n' })
  expect(err).toContain('limit')
})

describe('values that cannot be taken', () => {
  test.each([
    ['{a: 1}', 'rules.not-json', /line 1, column 2/],
    ['{"a": 1', 'rules.not-json', /line 1, column 8/],
    ['[1]', 'rules.not-an-object', /holds no JSON object/],
    [`{"a": ${'['.repeat(200_000)}1234567890123456789${']'.repeat(200_000)}}`, 'rules.too-deep', /nests too deeply/],
  ])('%.20s is wrong usage', async (json, errorCode, sentence) => {
    const { code, out, err } = await feel('1', '--context', json, '--json')
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
    expect(JSON.parse(out)).toMatchObject({ error: { code: errorCode } })
  })

  test('a broken file fails with its name and place, a missing one with its name', async () => {
    const path = file('broken.json', '{\n  "a": 1,\n}')
    expect(await feel('a', '--context', `@${path}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${path} is not JSON from line 3, column 1 on:\n  }\n  ^`),
    })
    expect(await feel('a', '--context', `@${folder}/none.json`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('No such file'),
    })
  })

  test.each([
    ['--now', 'yesterday'],
    ['--now', '2026-02-30T00:00:00Z'],
    ['--zone', 'Mars/Olympus'],
  ])('%s %s is wrong usage', async (option, value) => {
    expect(await feel('1', option, value)).toMatchObject({ code: 2, err: expect.stringContaining(value) })
  })
})
