const formatters = new Map<string, Intl.DateTimeFormat | null>()

/** Zone names come from data: a cache without bound would be a leak. */
const MAX_CACHED = 1000

/** `Intl` knows years to ±271821; the rules of a zone beyond them repeat with the calendar's 400 years. */
const CYCLE_SECONDS = 146097 * 86400
const FURTHEST_SECONDS = 8.64e12 - CYCLE_SECONDS

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const cached = formatters.get(zone)
  if (cached !== undefined) return cached
  if (formatters.size >= MAX_CACHED) formatters.clear()
  const formatter = createFormatter(zone)
  formatters.set(zone, formatter)
  return formatter
}

function createFormatter(zone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Z]/.test(zone)) return null
  try {
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return isSpeltAsItself(zone, formatter.resolvedOptions().timeZone) ? formatter : null
  } catch {
    return null
  }
}

/** `Intl` takes any case; the names of the database have one. What it resolves to may be another name for the zone. */
function isSpeltAsItself(zone: string, resolved: string): boolean {
  return zone === resolved || zone.toLowerCase() !== resolved.toLowerCase()
}

/** Whether the name is one of the IANA time zone database. */
export function isZone(zone: string): boolean {
  return formatterOf(zone) !== null
}

/** Seconds east of UTC in force in the zone at an instant (seconds since 1970). Throws where there is no such zone. */
export function offsetAt(zone: string, instantSeconds: number): number {
  const formatter = formatterOf(zone)
  if (formatter === null) throw new RangeError(`expected an IANA zone, got ${zone}`)
  let seconds = instantSeconds
  if (Math.abs(seconds) > FURTHEST_SECONDS) seconds = seconds % CYCLE_SECONDS
  for (const part of formatter.formatToParts(seconds * 1000)) {
    if (part.type === 'timeZoneName') return offsetFromName(part.value)
  }
  return 0
}

/**
 * The offset of a wall-clock time (its seconds since 1970 as if it were UTC). A time that occurs twice takes its first
 * occurrence, one that is skipped takes the offset before the gap.
 */
export function offsetAtLocal(zone: string, localSeconds: number): number {
  const before = offsetAt(zone, localSeconds - 86400)
  if (offsetAt(zone, localSeconds - before) === before) return before
  const after = offsetAt(zone, localSeconds + 86400)
  return offsetAt(zone, localSeconds - after) === after ? after : before
}

/** `GMT`, `GMT+08:00`, `GMT-00:01:15`. */
function offsetFromName(name: string): number {
  const match = /([+-])(\d{1,2}):?(\d{2})?(?::(\d{2}))?$/.exec(name)
  if (match === null) return 0
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}
