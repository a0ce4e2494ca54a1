import type { Caller, KnownRefusal, Route } from '@aftersale/contract'
import type { Instant, Result } from '@aftersale/kernel'

/** Who asks, when, and for how long. */
export interface Asker {
  readonly caller: Caller
  readonly now: Instant
  readonly signal: AbortSignal
}

/** Asks a route that only reads, on behalf of somebody: what they may not do is refused, what they do not see is not there. */
export type AskList = (
  route: Route,
  asked: { readonly query?: Readonly<Record<string, unknown>> },
  asker: Asker,
) => Promise<Result<unknown, KnownRefusal>>
