import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import type { OutputColumn } from './output-columns.ts'

/** A table's outputs, as a hit policy needs them. */
export interface TableOutputs {
  readonly name: string
  readonly columns: readonly OutputColumn[]
  /** A rule's cells, each as its column wants it. */
  readonly cells: (rule: number, values: FeelContext, run: Run) => FeelValue[]
  /** A rule's cells as one value; where they are all constants, the same frozen value every time. */
  readonly output: (rule: number, values: FeelContext, run: Run) => FeelValue
  /** One value for a single output, a context by name for several. */
  readonly combine: (cells: readonly FeelValue[]) => FeelValue
}

/** What a table comes to, given the rules that matched (numbers from 0, ascending, at least one). */
export type HitPolicyRun = (
  matched: readonly number[],
  outputs: TableOutputs,
  values: FeelContext,
  run: Run,
) => FeelValue
