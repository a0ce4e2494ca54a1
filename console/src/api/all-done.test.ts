import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { allDone, oneDone } from './all-done.ts'
import { isKeyTaken, Refused } from './refused.ts'

type Given = Parameters<
  typeof allDone<{ done: { number: string } | null; refusal: { code: string; message: string } | null }>
>[0]
const done = { done: { number: 'C-1' }, refusal: null }
const refused = { done: null, refusal: { code: 'commands.key-taken', message: 'Nothing was done.' } }
const answer = (...items: readonly (typeof done | typeof refused)[]): Given => Promise.resolve(accept({ items }))

test('what was done is answered, of one and of many', async () => {
  expect(await oneDone(answer(done))).toEqual({ number: 'C-1' })
  expect(await allDone(answer(done, done))).toEqual([done, done])
})

test('the first refusal is thrown, with what the server said of it', async () => {
  for (const given of [oneDone(answer(refused)), allDone(answer(done, refused))]) {
    const thrown = await given.then(
      () => null,
      (error: unknown) => error,
    )
    expect(thrown).toBeInstanceOf(Refused)
    expect(thrown).toMatchObject({ message: 'Nothing was done.', refusal: { facts: {}, fields: [] } })
    expect(isKeyTaken(thrown)).toBe(true)
  }
})
