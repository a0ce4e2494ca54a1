import { type CasePriority, type CaseTypeDocument, casePriority, type KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'

interface Undecided {
  readonly priority: CaseTypeDocument['priority']
  /** What the flow will see, but for the priority. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** How much each of these presses: as its type fixes it, or as the table says that it names, asked once for all its cases. */
export async function decidePriorities(
  tx: Transaction,
  engine: Engine,
  many: readonly Undecided[],
  now: Instant,
): Promise<Result<CasePriority, KnownRefusal<'cases.priority-undecided'>>[]> {
  const decided = new Map<Undecided, unknown>()
  const byDecision = Map.groupBy(many, ({ priority }) => ('decision' in priority ? priority.decision : null))
  for (const [decision, group] of byDecision) {
    if (decision === null) continue
    const answers = await engine.decide(
      tx,
      decision,
      group.map(({ variables }) => variables),
      now,
    )
    for (const [at, one] of group.entries()) decided.set(one, answers?.[at])
  }
  return many.map((one) => {
    if ('fixed' in one.priority) return accept(one.priority.fixed)
    const read = casePriority.safeParse(saidOf(decided.get(one)))
    return read.success
      ? accept(read.data)
      : refuse({ code: 'cases.priority-undecided', decision: one.priority.decision })
  })
}

/** A table of several outputs says it in the one that is called `priority`. */
const saidOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'priority' in answer ? answer.priority : answer
