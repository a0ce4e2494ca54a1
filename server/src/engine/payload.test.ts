import { feelFromJson } from '@aftersale/feel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPayload, isOvergrown, MOST_BYTES } from './payload.ts'

test('the bound is bytes of JSON: escaped characters and other scripts count as they are written', () => {
  const filled = (text: string, bytes: number) => ({
    text: text.repeat((bytes - '{"text":""}'.length) / bytesIn(text)),
  })
  const bytesIn = (text: string) => Buffer.byteLength(JSON.stringify(text)) - 2
  for (const text of ['x', '退', '\n', '\u0001']) {
    expect(checkPayload(filled(text, MOST_BYTES - 10))).toBe(null)
    const over = checkPayload(filled(text, MOST_BYTES + 10))
    expect(over).toMatchObject({ code: 'engine.payload-too-large', most: MOST_BYTES })
    expect(over?.bytes).toBeGreaterThan(MOST_BYTES)
  }
})

test('many small values are as many bytes as a large one', () => {
  const numbers = Array.from({ length: 900_000 }, (_, n) => n)
  expect(checkPayload({ numbers })?.bytes).toBe(Buffer.byteLength(JSON.stringify({ numbers })))
  expect(checkPayload({ numbers: numbers.slice(0, 300_000) })).toBe(null)
})

test('what is small is never refused', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => checkPayload({ value }) === null))
})

test('an instance may hold sixteen mebibytes', () => {
  const holding = (characters: number) =>
    feelFromJson({ text: 'x'.repeat(characters) }) as Parameters<typeof isOvergrown>[0]
  expect(isOvergrown(holding(16 * 1024 * 1024 - 100))).toBe(false)
  expect(isOvergrown(holding(16 * 1024 * 1024 + 100))).toBe(true)
})
