import { expect, test } from 'vitest'
import { accept, type Result, refuse } from './result.ts'

type Closed = { code: 'returns.window-closed'; closedAt: number }

const judge = (now: number): Result<string, Closed> =>
  now < 10 ? accept('open') : refuse({ code: 'returns.window-closed', closedAt: 10 })

test('an accepted answer carries its value', () => {
  expect(judge(9)).toEqual({ ok: true, value: 'open' })
})

test('a refused answer carries its code and its facts', () => {
  const answer = judge(10)
  expect(answer.ok ? undefined : answer.refusal.closedAt).toBe(10)
  expect(answer).toEqual({ ok: false, refusal: { code: 'returns.window-closed', closedAt: 10 } })
})
