import type { ListedWork } from '@aftersale/contract'
import type { RowOutcome } from './row-outcome.ts'

/** What each action of many is given. */
export type ManyProps = {
  readonly tasks: readonly ListedWork[]
  readonly isPending: boolean
  readonly onRun: (work: () => Promise<readonly RowOutcome[]>) => void
}
