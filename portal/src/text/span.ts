/** So many seconds in the largest unit that leaves at least one of it, rounded up: nobody comes back too early. */
export function spanOf(seconds: number, second: string, minute: string, hour: string): string {
  if (seconds <= 60) return `${seconds}${second}`
  return seconds <= 3_600 ? `${Math.ceil(seconds / 60)}${minute}` : `${Math.ceil(seconds / 3_600)}${hour}`
}
