const HOUR = 3_600_000
const UNITS = [7 * 24 * HOUR, 24 * HOUR, HOUR, 60_000, 1_000]
const DURATION = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** How long a message waits for somebody who wants it, where nobody says so. */
export const USUAL_TIME_TO_LIVE = HOUR

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds; null where the text is none. */
export function timeToLive(text: string): number | null {
  const parts = DURATION.exec(text)?.slice(1)
  return parts === undefined
    ? null
    : Math.round(parts.reduce((sum, part, position) => sum + Number(part ?? 0) * (UNITS[position] ?? 0), 0))
}
