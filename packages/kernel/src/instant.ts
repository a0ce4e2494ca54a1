declare const brand: unique symbol

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time). */
export type Instant = number & { readonly [brand]: 'Instant' }

/** Furthest from 1970 that a JavaScript Date reaches, in milliseconds (ECMA-262, "Time Values and Time Range"). */
const FURTHEST = 8.64e15

const ISO_WITH_OFFSET = /^([+-]\d{6}|\d{4})-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** The instant that lies `milliseconds` after 1970-01-01T00:00:00Z. Throws when it is not a whole number in Date's range. */
export function instantOf(milliseconds: number): Instant {
  if (!Number.isInteger(milliseconds) || Math.abs(milliseconds) > FURTHEST) {
    throw new RangeError(`expected whole epoch milliseconds within ±${FURTHEST}, got ${milliseconds}`)
  }
  return milliseconds as Instant
}

/**
 * Reads ISO 8601 text that says its offset: `2026-03-01T08:00:00Z`, `2026-03-01T16:00:00.250+08:00`, or a bare date
 * `2026-03-01`, which means its midnight in UTC. Digits below the millisecond are cut off.
 * Throws on any other text: wall-clock text without an offset belongs to `wallClockToInstant`.
 */
export function instant(iso: string): Instant {
  const text = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00Z` : iso
  const milliseconds = ISO_WITH_OFFSET.test(text) && isRealDate(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(`expected ISO 8601 with an offset, such as 2026-03-01T08:00:00Z, got ${JSON.stringify(iso)}`)
  }
  return instantOf(milliseconds)
}

/** Date.parse reads 2026-02-30 as 2 March (measured on Node 24); the day must survive a round trip instead. */
function isRealDate(text: string): boolean {
  const date = text.slice(0, text.indexOf('T'))
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date)
}

/** The instant as ISO 8601 in UTC with milliseconds: `2026-03-01T08:00:00.000Z`. `instant` reads it back exactly. */
export function isoOf(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The instant so many whole milliseconds later (earlier when negative). */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantOf(instant + milliseconds)
}

/** The instant so many elapsed hours later (earlier when negative): 24 h is not always one day on a local calendar. */
export function addHours(instant: Instant, hours: number): Instant {
  return addMilliseconds(instant, hours * 3_600_000)
}
