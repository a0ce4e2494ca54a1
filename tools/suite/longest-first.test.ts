import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import config from '../../vitest.config.ts'
import LongestFirst, { LONG_FILES, longestFirst } from './longest-first.ts'

const project = join(import.meta.dirname, '../..')

test('every file that is said to take long is there, once', () => {
  expect(LONG_FILES.filter((name) => !existsSync(join(project, name)))).toEqual([])
  expect(new Set(LONG_FILES).size).toBe(LONG_FILES.length)
})

test('long files come first and in their order, the others stay as they come', () => {
  const [longest = '', next = ''] = LONG_FILES
  const given = ['packages/b.test.ts', next, 'packages/a.test.ts', `other-${longest}`, longest].map(
    (name) => `/x/${name}`,
  )
  expect(longestFirst(given, (path) => path)).toEqual(
    [longest, next, 'packages/b.test.ts', 'packages/a.test.ts', `other-${longest}`].map((name) => `/x/${name}`),
  )
})

test('the runner asks for this order', () => {
  expect(config.test?.sequence?.sequencer).toBe(LongestFirst)
})
