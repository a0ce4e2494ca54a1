import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIdSource, idTime, isId } from './id.ts'
import { instant, instantOf } from './instant.ts'

const constantly = (byte: number) => (bytes: number) => new Uint8Array(bytes).fill(byte)
const anyInstant = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map(instantOf)
const anyRandom = fc.infiniteStream(fc.nat(255)).map((stream) => (bytes: number) => Uint8Array.from(stream.take(bytes)))

test('an id is a UUID of version 7, laid out as RFC 9562 says', () => {
  const id = createIdSource(constantly(0))(instant('2022-02-22T19:22:22Z'))
  expect(id).toBe('017f22e2-79b0-7000-8000-000000000000')
  expect(createIdSource(constantly(255))(instantOf(2 ** 48 - 1))).toBe('ffffffff-ffff-77ff-bfff-ffffffffffff')
})

test('an id tells the time it was made at', () => {
  fc.assert(
    fc.property(anyInstant, anyRandom, (now, random) => {
      expect(idTime(createIdSource(random)(now))).toBe(now)
    }),
  )
})

test('ids of one source sort in the order they were made, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(anyInstant, { minLength: 2 }), anyRandom, (instants, random) => {
      const next = createIdSource(random)
      const ids = [...instants, ...instants].map(next)
      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('ten thousand ids in one millisecond stay in order and keep their time', () => {
  const next = createIdSource(constantly(255))
  const now = instant('2026-11-22')
  const ids = Array.from({ length: 10_000 }, () => next(now))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids.map(idTime))).toEqual(new Set([now]))
})

test('what comes from a source is an id; nothing that only looks so is', () => {
  const id = createIdSource(constantly(7))(instant('2026-11-22'))
  expect(isId(id)).toBe(true)
  for (const wrong of [`${id} `, `x${id}`, id.slice(1), `${id.slice(0, 14)}4${id.slice(15)}`, ''])
    expect(isId(wrong)).toBe(false)
})

test('what is no id has no time', () => {
  expect(idTime('017f22e2-79b0-4000-8000-000000000000')).toBeUndefined()
  expect(idTime('')).toBeUndefined()
})

test('a time before 1970 and too few random bytes are defects', () => {
  expect(() => createIdSource(constantly(0))(instantOf(-1))).toThrow(RangeError)
  expect(() => createIdSource(() => new Uint8Array(0))(instantOf(1))).toThrow(/four random bytes/)
})
