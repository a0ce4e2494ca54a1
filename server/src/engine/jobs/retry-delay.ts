const FIRST_SECONDS = 10
const LONGEST_SECONDS = 300

/**
 * How long (milliseconds) a job waits before it is tried again where its worker does not say: 10 seconds after the first
 * failure, twice as long after each further one, 5 minutes at most.
 */
export function retryDelay(failures: number): number {
  return Math.min(FIRST_SECONDS * 2 ** Math.max(failures - 1, 0), LONGEST_SECONDS) * 1_000
}
