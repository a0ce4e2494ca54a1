import { addMilliseconds, instant } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallRow } from './call.store.ts'
import { decideCall, type Said } from './decide-call.ts'
import { PATIENCE } from './limits.ts'
import type { ProviderAnswer } from './port.ts'

const NOW = instant('2026-03-01T12:00:00Z')
const words = { en: 'Why.', 'zh-CN': '原因。' }

const sending: CallRow = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  port: 'payment',
  action: 'refund',
  provider: 'gateway',
  subject_id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d42',
  payload: {},
  status: 'sending',
  due_at: addMilliseconds(NOW, PATIENCE.lease),
  attempts: 1,
  inquiries: 0,
  fence: 1,
  uncertain: true,
  failure: null,
  reference: null,
  answer: null,
  accepted_at: null,
  ended_at: null,
  useless_at: null,
}

const trouble = (mayHaveHappened = false, retryAfter?: number): ProviderAnswer => ({
  kind: 'trouble',
  words,
  mayHaveHappened,
  facts: {},
  ...(retryAfter !== undefined && { retryAfter }),
})
const done: ProviderAnswer = { kind: 'done', reference: 'R1', facts: { at: 'then' } }
const failed: ProviderAnswer = { kind: 'failed', words, facts: {} }
const underWay: ProviderAnswer = { kind: 'accepted', reference: 'R1', facts: {} }
const stuck: ProviderAnswer = { kind: 'stuck', words, mayHaveHappened: false, facts: {} }

const said = (answer: ProviderAnswer, more: Partial<Said> = {}): Said => ({
  callId: sending.id,
  via: 'send',
  answer,
  fence: 1,
  wasUncertain: false,
  by: 'gateway',
  ...more,
})
const decide = (call: Partial<CallRow>, one: Said) => decideCall({ ...sending, ...call }, one, NOW, PATIENCE)

describe('final answers', () => {
  test('the first ends the call', () => {
    expect(decide({}, said(done))).toMatchObject({
      status: 'done',
      reference: 'R1',
      ended_at: NOW,
      ended_by: 'gateway',
    })
    expect(decide({}, said(failed))).toMatchObject({ status: 'failed', failure: words, ended_at: NOW })
  })

  test.each([
    ['done', failed],
    ['failed', done],
    ['done', done],
    ['failed', underWay],
    ['done', trouble()],
    ['done', stuck],
  ] as const)('after %s another one changes nothing', (status, answer) => {
    expect(decide({ status, ended_at: NOW }, said(answer))).toBeNull()
  })

  test('they count from a sender that has lost the call, and where a person has it', () => {
    expect(decide({ fence: 2 }, said(done))).toMatchObject({ status: 'done' })
    expect(decide({ status: 'stuck' }, said(done, { via: 'notification', fence: null }))).toMatchObject({
      status: 'done',
    })
    expect(decide({ status: 'manual' }, said(done, { via: 'person', fence: null, by: 'lin' }))).toMatchObject({
      ended_by: 'lin',
    })
  })
})

describe('trouble', () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [11, 900_000],
  ])('after attempt %i it is sent again %i milliseconds later', (attempts, pause) => {
    expect(decide({ attempts }, said(trouble()))).toMatchObject({
      status: 'waiting',
      due_at: addMilliseconds(NOW, pause),
      failure: words,
    })
  })

  test('what the provider asks to wait is waited', () => {
    expect(decide({}, said(trouble(false, 60_000)))).toMatchObject({ due_at: addMilliseconds(NOW, 60_000) })
  })

  test('after the last attempt a person sees it, and it has not failed: nobody knows', () => {
    expect(decide({ attempts: PATIENCE.attempts }, said(trouble(true)))).toMatchObject({
      status: 'stuck',
      uncertain: true,
      ended_at: null,
    })
  })

  test.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
  ])('uncertain before %s, may have happened now %s: uncertain %s', (wasUncertain, now, after) => {
    expect(decide({}, said(trouble(now), { wasUncertain }))).toMatchObject({ uncertain: after })
  })

  test('of a question it leaves the call accepted, to be asked after later', () => {
    const state = decide({ status: 'accepted', accepted_at: NOW }, said(trouble(), { via: 'query' }))
    expect(state).toMatchObject({ status: 'accepted', inquiries: 1, due_at: addMilliseconds(NOW, 10_000) })
  })

  test('in a notification it says nothing', () => {
    expect(decide({}, said(trouble(), { via: 'notification', fence: null }))).toBeNull()
  })
})

describe('accepted', () => {
  test('it is asked after, later and later', () => {
    expect(decide({}, said(underWay))).toMatchObject({ status: 'accepted', due_at: addMilliseconds(NOW, 5_000) })
    const asked = decide({ status: 'accepted', accepted_at: NOW, inquiries: 3 }, said(underWay, { via: 'query' }))
    expect(asked).toMatchObject({ inquiries: 4, due_at: addMilliseconds(NOW, 80_000) })
  })

  test('without an end for too long a person sees it', () => {
    const accepted_at = addMilliseconds(NOW, -PATIENCE.unanswered)
    expect(decide({ status: 'accepted', accepted_at }, said(underWay, { via: 'query' }))).toMatchObject({
      status: 'stuck',
      uncertain: true,
    })
  })

  test('what the provider knows nothing of is sent again at once, until the attempts are used up', () => {
    const unknown = said({ kind: 'unknown' }, { via: 'query' })
    expect(decide({ status: 'accepted', accepted_at: NOW }, unknown)).toMatchObject({
      status: 'waiting',
      due_at: NOW,
      uncertain: false,
    })
    expect(decide({ status: 'accepted', attempts: PATIENCE.attempts }, unknown)).toMatchObject({ status: 'stuck' })
  })
})

test('who lost the call to another says nothing by what is not final', () => {
  for (const answer of [trouble(), underWay, stuck]) expect(decide({ fence: 2 }, said(answer))).toBeNull()
})

test('whatever is said in whatever order, a call ends once, by the first final answer', () => {
  const answers = fc.array(
    fc.record({
      answer: fc.constantFrom<ProviderAnswer>(done, failed, underWay, stuck, trouble(), trouble(true), {
        kind: 'unknown',
      }),
      via: fc.constantFrom('send', 'query', 'notification', 'person'),
      fence: fc.constantFrom(0, 1, null),
    }),
  )
  fc.assert(
    fc.property(answers, (all) => {
      let call = sending
      const ends: string[] = []
      for (const { answer, via, fence } of all) {
        const state = decideCall(call, said(answer, { via, fence }), NOW, PATIENCE)
        if (state === null) continue
        call = { ...call, ...state }
        if (state.ended_at !== null) ends.push(state.status)
      }
      const first = all.find(({ answer }) => answer.kind === 'done' || answer.kind === 'failed')
      expect(ends).toEqual(first === undefined ? [] : [first.answer.kind])
    }),
  )
})
