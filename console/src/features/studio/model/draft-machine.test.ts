import { expect, test } from 'vitest'
import { beginDraft, type DraftEvent, draftAfter, isDue, isFollowing, isUndone, isUnsaved } from './draft-machine.ts'

const after = (...events: readonly DraftEvent[]) => events.reduce(draftAfter, beginDraft('a', 3, 2))

test('what is edited while it is saved is saved next', () => {
  const during = after({ kind: 'edited', content: 'b' }, { kind: 'began-saving' }, { kind: 'edited', content: 'c' })
  expect(isDue(during)).toBe(false)
  const later = draftAfter(during, { kind: 'was-saved', content: 'b', revision: 4 })
  expect(later).toMatchObject({ content: 'c', saved: 'b', revision: 4 })
  expect(isDue(later)).toBe(true)
})

test('after a failure the next edit tries again by itself; after a conflict nothing is saved until somebody decides', () => {
  const failed = after(
    { kind: 'edited', content: 'b' },
    { kind: 'began-saving' },
    { kind: 'could-not-save', isConflict: false },
  )
  expect(isDue(failed)).toBe(false)
  expect(isDue(draftAfter(failed, { kind: 'edited', content: 'c' }))).toBe(true)
  const conflict = after(
    { kind: 'edited', content: 'b' },
    { kind: 'could-not-save', isConflict: true },
    { kind: 'edited', content: 'c' },
  )
  expect(isDue(conflict)).toBe(false)
  expect(conflict.content).toBe('c')
})

test('of a conflict one keeps one’s own over theirs, or takes theirs', () => {
  const conflict = after({ kind: 'edited', content: 'mine' }, { kind: 'could-not-save', isConflict: true })
  const own = draftAfter(conflict, { kind: 'kept-own', saved: 'theirs', revision: 9 })
  expect(own).toMatchObject({ content: 'mine', revision: 9, edition: 0 })
  expect(isDue(own)).toBe(true)
  const theirs = draftAfter(conflict, { kind: 'replaced', content: 'theirs', saved: 'theirs', revision: 9 })
  expect(theirs).toMatchObject({ content: 'theirs', revision: 9, edition: 1 })
  expect(isUnsaved(theirs)).toBe(false)
})

test('who drafts nothing sees the version that is in force; a draft stays what it was begun from', () => {
  const reader = beginDraft('a', 0, 2)
  expect(isFollowing(reader)).toBe(true)
  expect(draftAfter(reader, { kind: 'follows', content: 'b', version: 3 })).toMatchObject({
    content: 'b',
    saved: 'b',
    version: 3,
    edition: 1,
  })
  expect(isFollowing(draftAfter(reader, { kind: 'edited', content: 'c' }))).toBe(false)
  expect(isFollowing(beginDraft('a', 3, 2))).toBe(false)
})

test('a draft that was taken back step by step says again what is in force; what was never saved is no draft', () => {
  const changed = after({ kind: 'edited', content: 'b' }, { kind: 'was-saved', content: 'b', revision: 4 })
  expect(isUndone(changed, 'a')).toBe(false)
  const back = draftAfter(changed, { kind: 'edited', content: 'a' })
  expect(isUndone(back, 'a')).toBe(true)
  expect(isUndone(back, null)).toBe(false)
  const gone = draftAfter(back, { kind: 'was-saved', content: 'a', revision: 0 })
  expect(isUndone(gone, 'a')).toBe(false)
  expect(isFollowing(gone)).toBe(true)
})
