import type { Words } from '@aftersale/contract'
import { expect, test } from 'vitest'
import {
  changed,
  isFound,
  isSavable,
  itemsOf,
  problemOf,
  rowsOf,
  undone,
  type WordDraft,
  withNew,
} from './word-draft.ts'

const words: Words = {
  reason: { tooOld: { en: 'Too old', 'zh-CN': '超过期限' }, toString: { en: 'Text', 'zh-CN': '文字' } },
  outcome: {},
  group: {},
  channel: { phone: { en: 'Phone', 'zh-CN': '电话' } },
  source: {},
  provider: {},
}
const rowIn = (draft: WordDraft, id: string) => {
  const row = rowsOf(words, draft, 'reason').find((one) => one.id === id)
  if (row === undefined) throw new Error(`expected a row ${id}`)
  return row
}
const said = (en: string, zh: string) => ({ en, 'zh-CN': zh })

test('what is changed back is no change', () => {
  const once = changed({}, words, { ...rowIn({}, 'reason tooOld'), words: said('Too late', '超过期限') })
  expect(itemsOf(once)).toEqual([{ kind: 'reason', of: 'tooOld', words: said('Too late', '超过期限') }])
  expect(changed(once, words, { ...rowIn(once, 'reason tooOld'), words: said('Too old', '超过期限') })).toEqual({})
})

test('words that are taken away are sent as none, until that is undone', () => {
  const taken = changed({}, words, { ...rowIn({}, 'reason tooOld'), words: null })
  expect(itemsOf(taken)).toEqual([{ kind: 'reason', of: 'tooOld', words: null }])
  expect(isSavable(words, taken)).toBe(true)
  expect(undone(taken, 'reason tooOld')).toEqual({})
})

test('a new key stands above those there are, in its own kind alone, and is found whatever is sought', () => {
  const draft = withNew({}, 'reason', 'new 1')
  expect(rowsOf(words, draft, 'reason').map(({ id }) => id)).toEqual(['new 1', 'reason tooOld', 'reason toString'])
  expect(rowsOf(words, draft, 'channel').map(({ id }) => id)).toEqual(['channel phone'])
  expect(
    rowsOf(words, draft, 'reason')
      .filter((row) => isFound(row, ' 期限 '))
      .map(({ id }) => id),
  ).toEqual(['new 1', 'reason tooOld'])
})

test.each([
  ['', said('a', 'b'), 'keyMissing'],
  ['tooOld', said('a', 'b'), 'keyTaken'],
  ['toString', said('a', 'b'), 'keyTaken'],
  ['valueOf', said('a', 'b'), null],
  ['broken', said('a', ' '), 'wordsMissing'],
  ['other', said('a', 'b'), 'keyTaken'],
])('a new key %j with the words %j has the problem %s', (of, written, problem) => {
  const draft = {
    'new 1': { kind: 'reason', of, words: written, isNew: true },
    'new 2': { kind: 'reason', of: 'other', words: said('x', 'y'), isNew: true },
  } as const
  expect(problemOf(words, draft, { ...draft['new 1'], id: 'new 1' })).toBe(problem)
})
