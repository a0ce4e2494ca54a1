import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import type { Sentence } from '../../platform/trouble.ts'
import type { OverCall, TakenCall } from './call.store.ts'
import { type Confiders, withoutConfided } from './confide.ts'
import type { Said } from './decide-call.ts'
import type { Patience } from './limits.ts'
import type { Adapter, PortCall, Provider, ProviderAnswer } from './port.ts'

interface Around {
  readonly clock: Clock
  readonly patience: Patience
  readonly confiders: Confiders
  readonly log: Pick<Log, 'error'>
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal
}

/**
 * Sends a call that was taken, or asks what became of it. Where the provider may have it from an earlier attempt, it is asked
 * first: only what it does not know is sent again. Never throws.
 */
export async function carryOut({ adapter, name }: Provider, call: TakenCall, around: Around): Promise<Said> {
  const about: PortCall = { ...call, subjectId: call.subject_id }
  const said = (via: 'send' | 'query', answer: ProviderAnswer): Said => {
    return { callId: call.id, via, answer, fence: call.fence, wasUncertain: call.was_uncertain, by: name }
  }
  const isOver = call.useless_at !== null && call.useless_at <= around.clock.now()
  const sent = async () => (isOver ? overSaid(call) : said('send', await send(adapter, about, around)))
  const { query } = adapter
  if (call.status === 'accepted') {
    if (query === undefined)
      return said('query', { kind: 'accepted', reference: call.reference, facts: call.answer ?? {} })
    return said('query', await attempt((signal) => query.call(adapter, about, signal), around))
  }
  if (call.attempts > around.patience.attempts) {
    return said('send', { kind: 'stuck', words: USED_UP, mayHaveHappened: true, facts: {} })
  }
  if (!call.was_uncertain || query === undefined) return sent()
  const known = await attempt((signal) => query.call(adapter, about, signal), around)
  if (known.kind !== 'unknown') return said('send', known)
  return { ...(await sent()), wasUncertain: false }
}

/** That a call is of no use any more, with why it came to nothing until then. */
export function overSaid({ id, fence, uncertain, failure }: OverCall): Said {
  const words = {
    en: `${failure === null ? '' : `${failure.en} `}${OVER.en}`,
    'zh-CN': `${failure?.['zh-CN'] ?? ''}${OVER['zh-CN']}`,
  }
  const answer = { kind: 'failed', words, facts: {} } as const
  return { callId: id, via: 'send', answer, fence, wasUncertain: uncertain, by: 'aftersale' }
}

const send = (adapter: Adapter, call: PortCall, around: Around) =>
  attempt(async (signal): Promise<ProviderAnswer> => {
    const confide = around.confiders[call.port]
    if (confide === undefined) return adapter.send(call, signal)
    const confided = await confide(call)
    if (!confided.ok) return { kind: 'failed', words: confided.words, facts: {} }
    const whole = { ...call, payload: { ...call.payload, ...confided.value } }
    return withoutConfided(await adapter.send(whole, signal), confided.value)
  }, around)

async function attempt(
  work: (signal: AbortSignal) => Promise<ProviderAnswer>,
  { patience, log, stopping }: Around,
): Promise<ProviderAnswer> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('no answer in time', 'TimeoutError')), patience.request)
  try {
    const ends = AbortSignal.any([late.signal, stopping])
    return await Promise.race([work(ends), ended(ends)])
  } catch (error) {
    const isLate = late.signal.aborted || stopping.aborted
    if (!isLate && !isOutage(error) && !isOnTheWay(error)) log.error({ err: error }, 'a provider was not understood')
    return troubleOf(error, isLate)
  } finally {
    clearTimeout(timer)
  }
}

/** An adapter that does not heed its signal must not hold up the others. */
const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

/** What the connection says before a request can have left. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : codeOf(error.cause)
}

/** Whether the way to the provider failed, as `fetch` puts it. */
const isOnTheWay = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed'

function troubleOf(error: unknown, isLate: boolean): ProviderAnswer {
  const code = isLate ? 'TIMEOUT' : codeOf(error) || 'UNEXPECTED'
  const mayHaveHappened = !NOT_SENT.has(code)
  return { kind: 'trouble', words: isLate ? LATE : unreachable(code), mayHaveHappened, facts: { code } }
}

const LATE: Sentence = { en: 'The provider did not answer in time.', 'zh-CN': '服务商未在规定时间内答复。' }

const unreachable = (code: string): Sentence => ({
  en: `The provider could not be reached or not be understood (${code}).`,
  'zh-CN': `无法连接服务商，或无法理解其答复（${code}）。`,
})

const OVER: Sentence = {
  en: 'It came to nothing in time, and is of no use any more.',
  'zh-CN': '未能及时完成，现已失效，不再发送。',
}

const USED_UP: Sentence = {
  en: 'It was tried often enough without our learning what came of it. Look at the provider what it has done.',
  'zh-CN': '已多次尝试，但始终不知结果。请到服务商系统核实。',
}
