import type { CaseTypeDocument } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { takeRunningNumbers } from './case-number.store.ts'
import { caseNumber, periodOf } from './case-number.ts'

/** A number for each, ascending in the order given. What is refused or undone after it leaves a gap. */
export async function numberCases(
  tx: Transaction,
  numberings: readonly CaseTypeDocument['numbering'][],
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Promise<string[]> {
  const wanted = numberings.map((numbering) => ({ numbering, period: periodOf(numbering, now, zone) }))
  const groups = Map.groupBy(wanted, ({ numbering, period }) => `${numbering.prefix} ${period}`)
  const taken = await takeRunningNumbers(
    tx,
    [...groups.values()].flatMap((group) =>
      group.slice(0, 1).map(({ numbering: { prefix }, period }) => ({ prefix, period, count: group.length })),
    ),
  )
  const next = new Map([...taken].map(([name, numbers]) => [name, numbers.values()]))
  return wanted.map(({ numbering, period }) => {
    const running = next.get(`${numbering.prefix} ${period}`)?.next().value
    if (running === undefined) throw new Error(`expected a running number of ${numbering.prefix}, got none`)
    return caseNumber(numbering, period, running)
  })
}
