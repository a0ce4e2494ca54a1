import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@aftersale/contract'
import { createRandom, type Random } from '../../server/src/modules/demo/index.ts'
import type { Answers } from './answers.ts'

/** What a page asks by itself for as long as somebody reads it. */
export interface Repeated {
  /** Milliseconds from one asking to the next. */
  readonly every: number
  readonly ask: () => Promise<unknown>
}

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

/** Everybody of a crowd turns to a page and reads it in turn, each beginning at a moment of their own, until the time is over. */
export async function work(
  { name, people, answers, reads }: Crowd,
  { seconds, signal }: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<void> {
  const end = performance.now() + seconds * 1_000
  const until = (at: number) => pause(Math.max(0, Math.min(end, at) - performance.now()), undefined, { signal })
  const one = async (person: Person, at: number) => {
    const random = createRandom(at, name)
    const read = async (repeated?: Repeated) => {
      const over = performance.now() + random.next() * 2 * reads * 1_000
      for (let next = Number.POSITIVE_INFINITY; ; await repeated?.ask()) {
        next = performance.now() + (repeated?.every ?? Number.POSITIVE_INFINITY)
        await until(Math.min(over, next))
        if (performance.now() >= Math.min(over, end)) return
      }
    }
    await read()
    while (performance.now() < end) await read(await person.turn(random, answers))
  }
  await Promise.all(people.map(one))
}

/** Holds the console's stream of news open for an agent, as each open page does, until told to stop. */
export async function watch(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const opened = await client.watchLive({ query: {}, signal })
      if (!opened.ok) throw new Error(`expected a stream of news, got ${opened.refusal.code}`)
      for await (const _ of opened.value);
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
