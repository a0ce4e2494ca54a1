import { expect, test } from 'vitest'
import { messageTopics, scopesOf } from './message-topics.ts'

const heard = (...topics: readonly string[]) => scopesOf(new Set(topics))

test('what is told is what is looked at, by its kind', () => {
  const topics = [
    ...messageTopics('message', ['m1', 'm2', 'm1']),
    ...messageTopics('waiting', ['i1']),
    ...messageTopics('freed', ['key with blanks\nand lines']),
  ]
  expect(heard(...topics)).toEqual([
    { messageIds: ['m1', 'm2'] },
    { instanceIds: ['i1'] },
    { correlationKeys: ['key with blanks\nand lines'] },
  ])
})

test('nothing told, nothing looked at; too much told, everything', () => {
  expect(heard()).toEqual([])
  expect(heard('messages')).toEqual([null])
  expect(heard('', 'messages message m')).toEqual([null])
  const many = Array.from({ length: 101 }, (_, n) => `${n}`)
  expect(heard(...messageTopics('message', many))).toEqual([null])
  expect(heard(...messageTopics('freed', ['x'.repeat(501)]))).toEqual([null])
})
