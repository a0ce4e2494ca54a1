import { expect, test } from 'vitest'
import { createKeyReader } from './key-sequence.ts'

test('a key may end a sequence or stand for itself', () => {
  const read = createKeyReader()
  expect(read('g', 0)).toEqual(['g'])
  expect(read('h', 1_000)).toEqual(['g h', 'h'])
})

test('a pause begins anew', () => {
  const read = createKeyReader()
  read('g', 0)
  expect(read('h', 1_001)).toEqual(['h'])
})
