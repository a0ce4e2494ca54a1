import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@aftersale/contract'
import { createRandom, type Random } from '../../server/src/modules/demo/index.ts'
import type { Answers } from './answers.ts'

type Act = (client: Client, random: Random, answers: Answers) => Promise<void>

interface Crowd {
  readonly name: string
  readonly clients: readonly Client[]
  readonly act: Act
  readonly answers: Answers
  /** Seconds from the end of one thing that somebody does to the beginning of the next, on average. */
  readonly thinks: number
}

/** Everybody of a crowd acts and thinks in turn, each beginning at a moment of their own, until the time is over. */
export async function work(
  { name, clients, act, answers, thinks }: Crowd,
  { seconds, signal }: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<void> {
  const end = performance.now() + seconds * 1_000
  const one = async (client: Client, at: number) => {
    const random = createRandom(at, name)
    const think = async () => {
      const left = end - performance.now()
      await pause(Math.max(0, Math.min(left, random.next() * 2 * thinks * 1_000)), undefined, { signal })
    }
    await think()
    while (performance.now() < end) {
      await act(client, random, answers)
      await think()
    }
  }
  await Promise.all(clients.map(one))
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
