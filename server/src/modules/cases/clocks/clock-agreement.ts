import type { CasePriority, CaseTypeDocument } from '@aftersale/contract'

/** What a type agrees for a case of this priority; null where it keeps no clocks. */
export function agreementOf(caseId: string, { clocks }: Pick<CaseTypeDocument, 'clocks'>, priority: CasePriority) {
  if (clocks === undefined) return null
  const { calendar, warnPercent, awaiting = [], targets } = clocks
  return { caseId, calendar, warnPercent, awaiting, targets: targets[priority] ?? targets.normal }
}
