import type { CaseTypeDocument } from '@aftersale/contract'
import { type Instant, localDateAt } from '@aftersale/kernel'

type Numbering = CaseTypeDocument['numbering']

const LENGTH = { year: 4, month: 7, day: 10 } as const

/** The period that an instant belongs to in a time zone: `2026`, `202603` or `20260301`; empty where the numbers go on for ever. */
export function periodOf({ period }: Numbering, now: Instant, zone: string): string {
  if (period === undefined) return ''
  return localDateAt(now, zone).slice(0, LENGTH[period]).replaceAll('-', '')
}

/**
 * The number of a case: `TS-20260301-0042`, or `TS-000042` where there is no period. The parts stand apart, so that numbers of
 * different prefixes and periods differ; a running number of more digits than asked for is written whole.
 */
export const caseNumber = ({ prefix, digits }: Numbering, period: string, running: number): string =>
  [prefix, ...(period === '' ? [] : [period]), String(running).padStart(digits, '0')].join('-')
