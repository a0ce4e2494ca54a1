import { isDeepStrictEqual } from 'node:util'
import type { DecideAll } from './rule-engine.ts'
import type { Facts } from './rule-table.ts'

/** One way to do the same work, to be measured beside others. */
export interface Contender {
  readonly name: string
  readonly decideAll: DecideAll
}

/** Long enough that the clock and one collection of garbage do not matter. */
const ROUND_MS = 300

/** Throws at the first fact on which a contender decides otherwise than the first of them does. */
export async function mustAgree(contenders: readonly Contender[], facts: readonly Facts[]): Promise<void> {
  const [first, ...others] = contenders
  if (first === undefined) throw new Error('expected contenders, got none')
  const expected = await first.decideAll(facts)
  for (const { name, decideAll } of others) {
    const actual = await decideAll(facts)
    const at = facts.findIndex((_, index) => !isDeepStrictEqual(actual[index], expected[index]))
    if (at < 0) continue
    const told = JSON.stringify({ facts: facts[at], [first.name]: expected[at], [name]: actual[at] })
    throw new Error(`expected ${name} to decide as ${first.name} does, got ${told}`)
  }
}

/**
 * Decisions a second of each contender, by round; they take turns in every round, so that drift of the machine hits all
 * alike. How often the facts are decided in a round is found beforehand, when the code is warmed up.
 */
export async function measureInTurn(
  contenders: readonly Contender[],
  facts: readonly Facts[],
  rounds: number,
  afterRound: () => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>()
  const repeats = new Map<string, number>()
  for (const { name, decideAll } of contenders) {
    found.set(name, [])
    repeats.set(name, await repeatsFor(decideAll, facts))
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, decideAll } of contenders) {
      found.get(name)?.push(await perSecond(decideAll, facts, repeats.get(name) ?? 1))
    }
    afterRound()
  }
  return found
}

async function repeatsFor(decideAll: DecideAll, facts: readonly Facts[]): Promise<number> {
  for (let repeats = 1; ; repeats *= 2) {
    const milliseconds = (facts.length * repeats * 1_000) / (await perSecond(decideAll, facts, repeats))
    if (milliseconds >= ROUND_MS) return repeats
  }
}

async function perSecond(decideAll: DecideAll, facts: readonly Facts[], repeats: number): Promise<number> {
  const started = performance.now()
  for (let repeat = 0; repeat < repeats; repeat += 1) await decideAll(facts)
  return (facts.length * repeats) / ((performance.now() - started) / 1_000)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
