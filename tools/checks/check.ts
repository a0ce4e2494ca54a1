import type { Texts } from '../../server/src/cli/frame/index.ts'

/** One thing that must hold of the source. */
export type Check = {
  readonly name: string
  readonly summary: Texts
  /** Says what does not hold, one finding a text; empty is passed. Throws only when it could not look. */
  readonly run: (root: string, signal: AbortSignal) => Promise<readonly string[]>
}
