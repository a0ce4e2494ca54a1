import type { CaseTypeDocument } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { takeRunningNumbers } from './case-number.store.ts'
import { caseNumber, periodOf } from './case-number.ts'

/** A number for each, ascending in the order given. What is undone leaves no gap, what is refused after it does. */
export async function numberCases(
  tx: Transaction,
  numberings: readonly CaseTypeDocument['numbering'][],
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Promise<string[]> {
  const wanted = numberings.map((numbering) => ({ numbering, period: periodOf(numbering, now, zone) }))
  const groups = Map.groupBy(wanted, ({ numbering, period }) => `${numbering.prefix} ${period}`)
  const last = await takeRunningNumbers(
    tx,
    [...groups.values()].flatMap((group) =>
      group.slice(0, 1).map(({ numbering: { prefix }, period }) => ({ prefix, period, count: group.length })),
    ),
  )
  const next = new Map([...groups].map(([name, group]) => [name, (last.get(name) ?? 0) - group.length + 1]))
  return wanted.map(({ numbering, period }) => {
    const name = `${numbering.prefix} ${period}`
    const running = next.get(name) ?? 0
    next.set(name, running + 1)
    return caseNumber(numbering, period, running)
  })
}
