import type { Client, WireRefusal } from '@aftersale/contract'
import type { Instant, Result } from '@aftersale/kernel'
import { type Company, createRandom, type Random, type Retailer } from '../../modules/demo/index.ts'
import { reach } from './reach.ts'
import type { Tally } from './tally.ts'

/** What everybody in a simulation needs. */
export interface World {
  readonly seed: number
  readonly company: Company
  readonly retailer: Retailer
  /** The administrator, who stands for shops, couriers and IT. */
  readonly admin: Client
  readonly tally: Tally
  readonly signal: AbortSignal
  /** What time it is to the server. */
  now(): Promise<Instant>
  /** Chance of its own for each name, the same for one seed. */
  chance(name: string): Random
  /** Asks until the server answers; a refusal is counted under this name. */
  ask<Answer>(what: string, call: () => Promise<Result<Answer, WireRefusal>>): Promise<Answer | null>
}

type Given = Pick<World, 'seed' | 'company' | 'retailer' | 'admin' | 'tally' | 'signal'>

export function worldOf(given: Given): World {
  const { seed, admin, tally, signal } = given
  const ask: World['ask'] = async (what, call) => {
    const answer = await reach(signal, call)
    if (answer.ok) return answer.value
    tally.refused(what, answer.refusal.code)
    return null
  }
  return {
    ...given,
    ask,
    chance: (name) => createRandom(seed, name),
    now: async () => {
      const answer = await reach(signal, () => admin.getTime())
      if (!answer.ok) throw new Error(`expected the time of the server, got ${answer.refusal.code}`)
      return answer.value.now
    },
  }
}

interface Outcomes {
  readonly items: readonly { readonly key: string; readonly refusal: { readonly code: string } | null }[]
}

/** Asks for many at once, and counts those that are refused. Answers what was asked for, or nothing where the call was. */
export async function askMany<Item, Answer extends Outcomes>(
  world: World,
  what: string,
  items: readonly Item[],
  call: (some: Item[]) => Promise<Result<Answer, WireRefusal>>,
  size = 1_000,
): Promise<Answer['items'][number][]> {
  const done: Answer['items'][number][] = []
  for (let from = 0; from < items.length; from += size) {
    const some = items.slice(from, from + size)
    const answer = await world.ask(what, () => call(some))
    for (const item of answer?.items ?? []) {
      if (item.refusal === null) world.tally.did(what)
      else world.tally.refused(what, item.refusal.code)
      done.push(item)
    }
  }
  return done
}
