import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { lockFailures, writeFailures } from './attempt.store.ts'
import { type Counted, countFailure, NONE, type Subject } from './attempt.ts'

/** Counts an attempt for all of these. Where one of them is locked, it counts for none. */
export async function countAttempt(
  tx: Transaction,
  subjects: readonly Subject[],
  now: Instant,
): Promise<Result<undefined, KnownRefusal<'portal.too-many-attempts'>>> {
  const names = subjects.map(({ name }) => name)
  const before = await lockFailures(tx, names, now)
  const after: (readonly [Subject, Counted])[] = []
  for (const subject of subjects) {
    const counted = countFailure(subject, before.get(subject.name) ?? NONE, now)
    if (!counted.ok) return counted
    after.push([subject, counted.value])
  }
  for (const [subject, counted] of after) await writeFailures(tx, subject, counted)
  return accept(undefined)
}
