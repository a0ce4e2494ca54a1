import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from './json-body.ts'

const read = (text: string) => readJson(new TextEncoder().encode(text))
const problemOf = (text: string) => {
  const result = read(text)
  return result.ok ? undefined : `${result.refusal.problem.path} ${result.refusal.problem.en}`.trim()
}

test.each([
  ['', 'is malformed near character 0'],
  ['{"a":1', 'is malformed near character 6'],
  ['{"a":1}}', 'is malformed near character 7'],
  ["{'a':1}", 'is malformed near character 1'],
  ['{"a":01}', 'is malformed near character 6'],
  ['NaN', 'is malformed near character 3'],
  ['{"a":1,"a":2}', 'a stands in it twice'],
  ['{"a":1,"\\u0061":2}', 'a stands in it twice'],
  ['[{"b":{"c":1, "d":[{}], "c" :1}}]', 'c stands in it twice'],
  ['{"__proto__":1,"__proto__":2}', '__proto__ is no name that a field may have'],
  ['{"fields":[{"\\u005f_proto__":1}]}', '__proto__ is no name that a field may have'],
  ['{"a":"\\u0000"}', 'a holds a character that cannot be stored'],
  ['{"a":["\\ud800"]}', 'a holds a character that cannot be stored'],
  ['{"\\udc00":1}', 'holds a character that cannot be stored'],
  ['{"a":1e999}', 'a is a number that cannot be held exactly; write it as text'],
  ['{"order":-12345678901234567890}', 'order is a number that cannot be held exactly; write it as text'],
  ['['.repeat(65) + ']'.repeat(65), 'is deeper than 64 levels'],
  ['{"a":'.repeat(65) + '1' + '}'.repeat(65), 'is deeper than 64 levels'],
])('%s: %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  '{"a\\"":"x:{\\\\","b":"\\\\\\""}',
  '{"text":"\\ud83d\\ude00 \\u4e2d","n":-0.1e-3,"big":9007199254740991}',
  '['.repeat(64) + ']'.repeat(64),
  ' "just text" ',
])('%s is read as JSON.parse reads it', (text) => {
  expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) })
})

test('whatever JSON.stringify writes of storable values is read back the same', () => {
  const storable = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0'))
  const value = fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' })
  fc.assert(
    fc.property(value, storable, (inner, text) => {
      const written = JSON.stringify([inner, text, { [text]: inner }])
      const unsafe = /\d{16,}|\\u0000|e\+|"__proto__"/.test(written)
      fc.pre(!unsafe)
      expect(read(written)).toEqual({ ok: true, value: JSON.parse(written) })
    }),
  )
})

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      readJson(bytes)
    }),
  )
  const hostile = fc.stringMatching(/^[[\]{}":,\\u0d8a1e.+-]{0,40}$/)
  fc.assert(
    fc.property(hostile, (text) => {
      read(text)
    }),
  )
})

test('bytes that are no UTF-8 are not read as something else', () => {
  expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ refusal: { problem: { en: 'is not UTF-8' } } })
})

test('a million brackets are refused without a stack overflow', () => {
  expect(problemOf('['.repeat(1_000_000))).toMatch(/malformed/)
  expect(problemOf('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBe('is deeper than 64 levels')
})
