import { expect, test } from 'vitest'
import { maySeeNotes } from './may-see-notes.ts'
import { mentionsIn } from './mentions.ts'

const persons = [
  { email: 'lin@example.com', name: '林晓' },
  { email: 'linda@example.com', name: '林晓燕' },
  { email: 'ann@example.com', name: 'Ann Lee' },
  { email: 'one@example.com', name: '张伟' },
  { email: 'two@example.com', name: '张伟' },
]

test.each([
  ['@lin@example.com', 'lin@example.com'],
  ['see @Lin@Example.com.', 'lin@example.com'],
  ['@linda@example.com', 'linda@example.com'],
  ['请@林晓看看', 'lin@example.com'],
  ['请@林晓燕看看', 'linda@example.com'],
  ['@ann lee, please', 'ann@example.com'],
  ['@Ann Leeson', ''],
  ['@张伟 两人同名', ''],
  ['write to lin@example.com', ''],
  ['@lin@example.com.cn', ''],
  ['@lin@example.community', ''],
  ['@@林晓', 'lin@example.com'],
  ['@', ''],
  ['@林晓 and @ann@example.com and @林晓', 'lin@example.com ann@example.com'],
])('%s names %s', (text, named) => {
  expect(mentionsIn(text, persons).join(' ')).toBe(named)
})

test('internal notes are for whoever is permitted to see them', () => {
  expect(maySeeNotes({ permissions: ['cases.see', 'cases.notes'] })).toBe(true)
  expect(maySeeNotes({ permissions: ['cases.see', 'cases.reply'] })).toBe(false)
})
