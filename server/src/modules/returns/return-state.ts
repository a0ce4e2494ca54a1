/** The counters of one return line, or the sums of several. */
export interface ReturnCounters {
  readonly units: number
  readonly cancelled: number
  readonly received: number
  readonly dismissed: number
  readonly wrong: number
  readonly lost: number
  readonly restocked: number
  readonly writtenOff: number
  readonly givenBack: number
}

/** Whether the goods are here. */
export type Reception =
  | 'not-expected'
  | 'awaiting'
  | 'partly-received'
  | 'received'
  | 'partly-lost'
  | 'lost'
  | 'cancelled'

/** What became of those that came. */
export type Acceptance = 'pending' | 'partly-accepted' | 'accepted' | 'rejected' | 'needs-a-person'

/** Units that nobody has seen yet. */
export const awaitedUnits = (of: ReturnCounters) => of.units - of.cancelled - of.received - of.dismissed - of.lost

/** Units that are wanted back: asked for, less what was cancelled or given back. */
const wantedUnits = (of: ReturnCounters) => of.units - of.cancelled - of.givenBack

/** Reception of one line or, by their sums, of several that all have goods to come. */
export function receptionOf(of: ReturnCounters): Reception {
  const came = of.received + of.dismissed
  if (of.units === of.cancelled) return 'cancelled'
  if (awaitedUnits(of) > 0) return came > 0 ? 'partly-received' : 'awaiting'
  if (of.lost === 0) return 'received'
  return came > 0 ? 'partly-lost' : 'lost'
}

/**
 * Acceptance of one line or, by their sums, of several. Damaged units of which nothing has become yet, and other goods that
 * came while the right ones are still awaited, are for a person to look at.
 */
export function acceptanceOf(of: ReturnCounters): Acceptance {
  const came = of.received + of.dismissed
  const kept = of.restocked + of.writtenOff
  const open = came - kept - of.givenBack
  if (open > 0 && of.dismissed > of.writtenOff + of.givenBack) return 'needs-a-person'
  if (of.wrong > 0 && awaitedUnits(of) > 0) return 'needs-a-person'
  if (came === 0 || open > 0) return kept > 0 ? 'partly-accepted' : 'pending'
  if (kept === 0) return 'rejected'
  return of.givenBack > 0 ? 'partly-accepted' : 'accepted'
}

const NONE: ReturnCounters = {
  units: 0,
  cancelled: 0,
  received: 0,
  dismissed: 0,
  wrong: 0,
  lost: 0,
  restocked: 0,
  writtenOff: 0,
  givenBack: 0,
}

/** How a whole return stands: by the sums of its lines with goods to come; without such, none are expected. */
export function returnState(lines: readonly (ReturnCounters & { readonly withoutGoods: boolean })[]): {
  readonly reception: Reception
  readonly acceptance: Acceptance
  readonly units: number
  readonly awaited: number
} {
  const units = lines.reduce((sum, line) => sum + wantedUnits(line), 0)
  const withGoods = lines.filter(({ withoutGoods }) => !withoutGoods)
  if (withGoods.length === 0) {
    const cancelled = lines.every((line) => line.units === line.cancelled)
    return { reception: cancelled ? 'cancelled' : 'not-expected', acceptance: 'pending', units, awaited: 0 }
  }
  const sums = withGoods.reduce(added, NONE)
  return { reception: receptionOf(sums), acceptance: acceptanceOf(sums), units, awaited: awaitedUnits(sums) }
}

function added(left: ReturnCounters, right: ReturnCounters): ReturnCounters {
  return {
    units: left.units + right.units,
    cancelled: left.cancelled + right.cancelled,
    received: left.received + right.received,
    dismissed: left.dismissed + right.dismissed,
    wrong: left.wrong + right.wrong,
    lost: left.lost + right.lost,
    restocked: left.restocked + right.restocked,
    writtenOff: left.writtenOff + right.writtenOff,
    givenBack: left.givenBack + right.givenBack,
  }
}
