import { setTimeout as pause } from 'node:timers/promises'
import { UnexpectedAnswer, type WireRefusal } from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'

const AGAIN_AFTER = 500
/** The server is there, and says that it cannot just now. */
const LATER = 'access.too-many-attempts'

/**
 * Asks until the server answers: it may be away, starting, or killed under the call. So whatever is asked must bear being
 * asked twice. Throws when the simulation is to end.
 */
export async function reach<Answer>(
  signal: AbortSignal,
  ask: () => Promise<Result<Answer, WireRefusal>>,
): Promise<Result<Answer, WireRefusal>> {
  for (;;) {
    signal.throwIfAborted()
    try {
      const answer = await ask()
      if (answer.ok || answer.refusal.code !== LATER) return answer
    } catch (error) {
      if (!isAway(error)) throw error
    }
    await pause(AGAIN_AFTER, undefined, { signal })
  }
}

/** What `fetch` says where nobody listens, and where a connection broke off in the middle of an answer. */
const BROKEN: ReadonlySet<string> = new Set(['fetch failed', 'terminated'])

/** Nobody listens, the connection broke off, or what answered is about to stop. */
function isAway(error: unknown): boolean {
  if (error instanceof UnexpectedAnswer) return error.status > 500
  return error instanceof TypeError && BROKEN.has(error.message)
}
