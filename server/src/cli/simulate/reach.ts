import { setTimeout as pause } from 'node:timers/promises'
import type { WireRefusal } from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'

const AGAIN_AFTER = 500
/** The server is there, and says that it cannot just now. */
const LATER: ReadonlySet<string> = new Set(['http.unavailable', 'http.not-ready', 'access.too-many-attempts'])

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
      if (answer.ok || !LATER.has(answer.refusal.code)) return answer
    } catch (error) {
      if (!isAway(error)) throw error
    }
    await pause(AGAIN_AFTER, undefined, { signal })
  }
}

/** The connection broke off or was refused, or what answered was a proxy's page or a server that stops. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'UnexpectedAnswer' ? statusOf(error) >= 502 : error instanceof TypeError
}

const statusOf = (error: Error): number => ('status' in error && typeof error.status === 'number' ? error.status : 0)
