import { type Instant, shareRounded } from '@aftersale/kernel'
import type { OrderLine } from './order-line.ts'

/** Units that somebody wants to give back. */
export interface WantedUnits {
  readonly units: number
  readonly currency: string
  readonly requestedAt: Instant
}

/** Units of one line that a request now holds, worth `amountMinor`; `daysOld` counts the days of 24 hours begun. */
export interface UnitClaim {
  readonly lineId: string
  readonly units: number
  readonly amountMinor: number
  readonly daysOld: number
}

const DAY = 86_400_000

/**
 * Finds the units among the lines bought at or before the request that still have unclaimed units: the latest purchase
 * first and, in one instant, the later row first. Found whole, answers a claim a line; else null, and nothing is held.
 * `lines` must already be one customer's lines of one product (or one order's), in `laterFirst` order.
 */
export function claimUnits(wanted: WantedUnits, lines: readonly OrderLine[]): UnitClaim[] | null {
  const claims: UnitClaim[] = []
  let missing = wanted.units
  for (const line of lines) {
    if (missing === 0) break
    const free = line.quantity - line.claimedUnits
    if (free === 0 || line.orderedAt > wanted.requestedAt || line.currency !== wanted.currency) continue
    const units = Math.min(missing, free)
    const amountMinor = nextShare(line, units)
    claims.push({ lineId: line.id, units, amountMinor, daysOld: daysBegun(line, wanted.requestedAt) })
    missing -= units
  }
  return missing === 0 ? claims : null
}

/** The line once the claim holds its units. */
export function withClaim(line: OrderLine, claim: UnitClaim): OrderLine {
  return {
    ...line,
    claimedUnits: line.claimedUnits + claim.units,
    claimedMinor: line.claimedMinor + claim.amountMinor,
  }
}

/**
 * Orders lines for `claimUnits`: latest purchase first, and of one instant the later row of the later import first; what
 * came by no import is told apart by its id alone, so that the order is the same every time.
 */
export function laterFirst(a: OrderLine, b: OrderLine): number {
  if (a.orderedAt !== b.orderedAt) return b.orderedAt - a.orderedAt
  const [importA, importB] = [a.importId ?? '', b.importId ?? '']
  if (importA !== importB) return importA < importB ? 1 : -1
  if (a.lineNumber !== b.lineNumber) return b.lineNumber - a.lineNumber
  return a.id < b.id ? 1 : -1
}

/**
 * What the next units of a line are worth, cumulatively: the share of what was paid for all units claimed by then, less
 * what was claimed before (domain.md, partial refunds), so that any way of splitting the line sums to what was paid.
 * Never below zero: after a claim of a rounded-down unit is released, the earlier ones may hold a minor unit more than
 * their share, and the later ones then get that much less.
 */
function nextShare(line: OrderLine, units: number): number {
  const share = shareRounded(line.paidMinor, line.claimedUnits + units, line.quantity)
  return Math.max(0, share - line.claimedMinor)
}

/** Age counts from delivery where that is known, else from the order; a request before the parcel came is day zero. */
function daysBegun(line: OrderLine, at: Instant): number {
  return Math.max(0, Math.ceil((at - (line.deliveredAt ?? line.orderedAt)) / DAY))
}
