import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './paging.ts'

const storable = fc
  .string({ unit: 'binary', maxLength: 80 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'))

test('a cursor gives back the position it was written from', () => {
  fc.assert(
    fc.property(storable, fc.integer(), (text, number) => {
      const cursor = writeCursor([text, number])
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(readCursor(cursor, ['string', 'number'])).toEqual({ ok: true, value: [text, number] })
    }),
  )
})

test('no text that a caller makes up is read as something else than it says, and none throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (cursor) => {
      const read = readCursor(cursor, ['string'])
      if (read.ok) expect(typeof read.value[0]).toBe('string')
      else expect(read.refusal.code).toBe('paging.cursor-wrong')
    }),
  )
})

test('an id in a cursor is one of ours, and nothing that only looks so', () => {
  const id = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
  expect(readCursor(writeCursor([id]), ['id'])).toEqual({ ok: true, value: [id] })
  for (const wrong of ['', 'R00000001', `${id}'`, `x${id}`, 7]) {
    expect(readCursor(writeCursor([wrong]), ['id']).ok).toBe(false)
  }
})

test.each([
  ['parts of other types', writeCursor(['a', 'b'])],
  ['too few parts', writeCursor(['a'])],
  ['too many parts', writeCursor(['a', 1, 2])],
  ['an object', btoa('{"a":1}')],
  ['a text that PostgreSQL cannot hold', writeCursor(['a\0b', 1])],
  ['bytes that are no UTF-8', btoa('["\xff",1]')],
])('a cursor with %s is refused', (_, cursor) => {
  expect(readCursor(cursor, ['string', 'number'])).toEqual({ ok: false, refusal: { code: 'paging.cursor-wrong' } })
})
