import { addMilliseconds, type Instant } from '@aftersale/kernel'
import type { Sentence } from '../../platform/trouble.ts'
import type { CallRow, CallStatus } from './call.store.ts'
import { type Patience, pauseAfter } from './limits.ts'
import type { Facts, ProviderAnswer } from './port.ts'

/** What was said of a call, and by whom. */
export interface Said {
  readonly callId: string
  readonly via: 'send' | 'query' | 'notification' | 'person'
  readonly answer: ProviderAnswer
  /** With which fence the speaker had the call; null: it had not been given to anybody. */
  readonly fence: number | null
  /** Whether the provider might have had the call before this attempt. */
  readonly wasUncertain: boolean
  /** `aftersale`, the provider's name or a person. */
  readonly by: string
}

/** What of a call moves. */
export interface CallState {
  readonly status: CallStatus
  readonly due_at: Instant
  readonly inquiries: number
  readonly uncertain: boolean
  readonly failure: Sentence | null
  readonly reference: string | null
  readonly answer: Facts | null
  readonly accepted_at: Instant | null
  readonly ended_at: Instant | null
  readonly ended_by: string | null
}

/** How a call stands after something was said of it; null: as before, what was said is only kept. */
export function decideCall(call: CallRow, said: Said, now: Instant, patience: Patience): CallState | null {
  const { answer } = said
  // The first final answer wins; what comes later, or contradicts it, is kept and changes nothing.
  if (call.ended_at !== null) return null
  const before: CallState = { ...call, ended_by: null }
  if (answer.kind === 'done' || answer.kind === 'failed') {
    return {
      ...before,
      status: answer.kind,
      failure: answer.kind === 'failed' ? answer.words : null,
      reference: (answer.kind === 'done' ? answer.reference : null) ?? call.reference,
      answer: answer.facts,
      ended_at: now,
      ended_by: said.by,
    }
  }
  // Who lost a call to another, or to a person, knows no more than they do, unless it has ended.
  if (said.fence !== null && said.fence !== call.fence) return null
  if (said.via === 'notification' && (answer.kind === 'trouble' || answer.kind === 'unknown')) return null
  if (answer.kind === 'accepted') return accepted(before, said, answer, now, patience)
  const uncertain = said.wasUncertain || (answer.kind !== 'unknown' && answer.mayHaveHappened)
  if (answer.kind === 'stuck') return { ...before, status: 'stuck', uncertain, failure: answer.words }
  if (answer.kind === 'unknown') {
    const again = { ...before, due_at: now, uncertain: false }
    return call.attempts < patience.attempts
      ? { ...again, status: 'waiting' }
      : { ...again, status: 'stuck', failure: FORGOTTEN }
  }
  const failure = answer.words
  if (said.via === 'query') return askedAgain({ ...before, failure }, now, patience)
  if (call.attempts >= patience.attempts) return { ...before, status: 'stuck', uncertain, failure }
  const pause = pauseAfter(call.attempts, patience.firstPause, patience.longestPause)
  const due_at = addMilliseconds(now, Math.max(pause, answer.retryAfter ?? 0))
  return { ...before, status: 'waiting', due_at, uncertain, failure }
}

function accepted(
  before: CallState,
  said: Said,
  answer: Extract<ProviderAnswer, { kind: 'accepted' }>,
  now: Instant,
  patience: Patience,
): CallState {
  const reached: CallState = {
    ...before,
    status: 'accepted',
    uncertain: true,
    failure: null,
    reference: answer.reference ?? before.reference,
    answer: answer.facts,
    accepted_at: before.accepted_at ?? now,
  }
  if (said.via === 'query') return askedAgain(reached, now, patience)
  return { ...reached, due_at: addMilliseconds(now, patience.firstInquiry) }
}

/** Asks once more, later; after too long a person is asked instead. */
function askedAgain(state: CallState, now: Instant, patience: Patience): CallState {
  const since = state.accepted_at ?? now
  if (now - since >= patience.unanswered) return { ...state, status: 'stuck', failure: state.failure ?? UNANSWERED }
  const inquiries = state.inquiries + 1
  const pause = pauseAfter(inquiries + 1, patience.firstInquiry, patience.longestInquiry)
  return { ...state, inquiries, due_at: addMilliseconds(now, pause) }
}

const FORGOTTEN: Sentence = {
  en: 'The provider was asked again and again, and knows nothing of it each time.',
  'zh-CN': '已多次向服务商发送，对方始终查无此请求。',
}

const UNANSWERED: Sentence = {
  en: 'The provider accepted it long ago and has given no final answer.',
  'zh-CN': '服务商早已受理，但一直没有最终结果。',
}
