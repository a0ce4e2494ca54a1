import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom, type Random } from '../../server/src/modules/demo/index.ts'
import { type Answers, noAnswers } from './answers.ts'
import type { ClientOf } from './people.ts'

/** What a page asks by itself for as long as somebody reads it. */
export interface Repeated {
  /** Milliseconds from one asking to the next. */
  readonly every: number
  readonly ask: () => Promise<unknown>
}

const NOTHING: Repeated = { every: Number.POSITIVE_INFINITY, ask: () => Promise.resolve() }

/** Somebody at a screen: asks what the page that they turn to asks, and knows which they see. */
export interface Person {
  turn(random: Random, answers: Answers): Promise<Repeated | undefined>
}

interface Crowd {
  readonly name: string
  readonly people: readonly Person[]
  readonly answers: Answers
  /** Seconds for which somebody reads a page before they turn to the next, on average. */
  readonly reads: number
}

/** In seconds. */
interface Time {
  readonly uncounted: number
  readonly seconds: number
  readonly signal: AbortSignal
}

/**
 * Everybody of a crowd turns to a page and reads it in turn, until the time is over. At the beginning each is somewhere in the
 * middle of reading, as in a crowd that has been there for long. What is answered in the first seconds is not counted: new
 * connections plan what they are asked for the first times.
 */
export async function work(
  { name, people, answers, reads }: Crowd,
  { uncounted, seconds, signal }: Time,
): Promise<void> {
  const begins = performance.now() + uncounted * 1_000
  const end = begins + seconds * 1_000
  const until = async (at: number) => {
    await pause(Math.max(0, Math.min(end, at) - performance.now()), undefined, { ref: false })
    signal.throwIfAborted()
  }
  const one = async (person: Person, at: number) => {
    const random = createRandom(at, name)
    const read = async (share: number, repeated?: Repeated) => {
      const over = performance.now() + share * 2 * reads * 1_000
      const { every, ask } = repeated ?? NOTHING
      for (let next = performance.now() + every; next < Math.min(over, end); next = performance.now() + every) {
        await until(next)
        await ask()
      }
      await until(over)
    }
    await read(1 - Math.sqrt(random.next()))
    while (performance.now() < end) {
      const repeated = await person.turn(random, performance.now() < begins ? noAnswers() : answers)
      await read(random.next(), repeated)
    }
  }
  // One listener, not one for each who reads: that would be thousands, each of whom is looked for among all.
  const stopped = once(signal, 'abort').then(() => signal.throwIfAborted())
  await Promise.race([Promise.all(people.map(one)), stopped])
}

/** Holds the console's stream of news open for an agent, as each open page does, from some seconds on until told to stop. */
export async function watch(clientOf: ClientOf, after: number, signal: AbortSignal): Promise<void> {
  await pause(after * 1_000, undefined, { signal }).catch(() => undefined)
  while (!signal.aborted) {
    try {
      const opened = await clientOf().watchLive({ query: {}, signal })
      if (!opened.ok) throw new Error(`expected a stream of news, got ${opened.refusal.code}`)
      for await (const _ of opened.value);
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
