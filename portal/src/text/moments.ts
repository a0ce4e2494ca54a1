interface Moments {
  /** Of an instant its day in the zone; of `2026-11-13` that day, wherever one is. */
  readonly day: (iso: string) => string
  /** Where the clocks of whoever reads show another time just then, it says of which zone it is. */
  readonly time: (iso: string) => string
}

const DAY = { month: 'short', day: 'numeric' } as const
const TIME = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** How days and times are said in the company's zone; null: it is not known yet, and the reader's own counts. */
export function momentsIn(locale: string, zone: string | null, own?: string): Moments {
  const timeZone = zone === null ? own : known(zone, own)
  const here = new Intl.DateTimeFormat(locale, { ...TIME, timeZone: own })
  const there = new Intl.DateTimeFormat(locale, { ...TIME, timeZone })
  const named = new Intl.DateTimeFormat(locale, { ...TIME, timeZone, timeZoneName: 'short' })
  const dayThere = new Intl.DateTimeFormat(locale, { ...DAY, timeZone })
  const dayAsIs = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' })
  return {
    day: (iso) => (iso.length === 10 ? dayAsIs : dayThere).format(new Date(iso)),
    time: (iso) => {
      const at = new Date(iso)
      const said = there.format(at)
      return said === here.format(at) ? said : named.format(at)
    },
  }
}

/** A server may know zones that an older browser does not. */
function known(zone: string, own: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return own
  }
}
