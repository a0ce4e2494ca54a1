import { type Evaluation, LimitReached, type Site } from './evaluation.ts'
import { limitReached } from './messages.ts'

/** Turns a limit that was reached while evaluating, the JavaScript stack included, into null with a warning. */
export function stopped(failure: unknown, evaluation: Evaluation, depth: number, site: Site): null {
  evaluation.depth = depth
  if (failure instanceof LimitReached) {
    return evaluation.warn(`feel.limit-${failure.limit}`, limitReached(failure.limit), site)
  }
  if (failure instanceof RangeError && /call stack/i.test(failure.message)) {
    return evaluation.warn('feel.limit-depth', limitReached('depth'), site)
  }
  throw failure
}
