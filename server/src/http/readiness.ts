import { setTimeout as delay } from 'node:timers/promises'

/** One thing that must work for the service to work; throws, or answers false, where it does not. */
export type ReadyCheck = { readonly name: string; readonly works: () => Promise<boolean> }

/** A load balancer asks every few seconds: an answer that takes longer is none. */
const PATIENCE_MILLISECONDS = 2_000

/** The names of the checks that fail now. */
export async function failedChecks(checks: readonly ReadyCheck[]): Promise<string[]> {
  const results = await Promise.all(checks.map(async (check) => ((await passes(check)) ? [] : [check.name])))
  return results.flat()
}

/** What should be looked at although everything works; nothing where that cannot be told in time. */
export const currentHints = (hints: () => Promise<readonly string[]> = async () => []) =>
  inTime<readonly string[]>(hints, [])

const passes = ({ works }: ReadyCheck) => inTime(works, false)

async function inTime<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  const patience = new AbortController()
  try {
    const late = delay(PATIENCE_MILLISECONDS, otherwise, { signal: patience.signal, ref: false })
    return await Promise.race([ask(), late])
  } catch {
    return otherwise
  } finally {
    patience.abort()
  }
}
