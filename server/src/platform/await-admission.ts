import { setTimeout as delay } from 'node:timers/promises'

/** PostgreSQL has no session left; it has one again as soon as another program gives one up. */
const NO_SESSION_LEFT = '53300'

const TRIES = 40
const FIRST_PAUSE = 50
const LONGEST_PAUSE = 1_000

/**
 * Opens a session, waiting up to about half a minute for one to become free. Twenty servers that start at once want more
 * sessions for a moment than the hundred that a PostgreSQL has unless told otherwise; a few seconds later each holds two.
 */
export async function awaitAdmission<T>(connect: () => Promise<T>, tries = TRIES): Promise<T> {
  for (let left = tries, pause = FIRST_PAUSE; ; left -= 1, pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    try {
      return await connect()
    } catch (error) {
      if (left === 0 || !isFull(error)) throw error
      // Those who were turned away together shall not all come back together.
      await delay(pause * (0.5 + Math.random()))
    }
  }
}

/** Whether the error says that the server has no session left. */
export const isFull = (error: unknown) => (error as { code?: string } | null)?.code === NO_SESSION_LEFT
