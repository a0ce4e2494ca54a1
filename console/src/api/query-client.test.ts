import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient } from './query-client.ts'

/** A page that shows an answer, and its server, which answers when it is told to. */
function shownAnswer() {
  const queries = createQueryClient(() => undefined)
  const given: ((answer: string) => void)[] = []
  const queryFn = () => new Promise<string>((resolve) => given.push(resolve))
  const observer = new QueryObserver(queries, { queryKey: ['cases', 'one'], queryFn })
  onTestFinished(observer.subscribe(() => undefined))
  onTestFinished(() => queries.clear())
  return { queries, given, shown: () => observer.getCurrentResult().data }
}

test('what changes while the first answer is on its way is read after it', async () => {
  const { queries, given, shown } = shownAnswer()
  const changed = queries.invalidateQueries({ queryKey: ['cases'] })
  given[0]?.('before')
  await expect.poll(() => given.length).toBe(2)
  expect(shown()).toBe('before')
  given[1]?.('after')
  await changed
  expect(shown()).toBe('after')
})

test('what changes later is read once', async () => {
  const { queries, given, shown } = shownAnswer()
  given[0]?.('before')
  await expect.poll(shown).toBe('before')
  const changed = queries.invalidateQueries({ queryKey: ['cases'] })
  given[1]?.('after')
  await changed
  expect(shown()).toBe('after')
  expect(given).toHaveLength(2)
})
