import { setTimeout as delay } from 'node:timers/promises'

/** One measurement ends after this long (milliseconds), whatever is left to do: the machine may be slow, or busy. */
const LONGEST = 6_000

/** Does some work and answers how much that was. */
export type Piece = () => Promise<number>

/** How much a second: so many lanes take one piece after the other, until none is left or the time is up. */
export async function perSecond(pieces: readonly Piece[], lanes: number, longest = LONGEST): Promise<number> {
  const rest = pieces.values()
  const started = performance.now()
  let done = 0
  const lane = async () => {
    for (const piece of rest) {
      const did = await piece()
      done += did
      if (performance.now() - started >= longest) return
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done / ((performance.now() - started) / 1_000)
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * Milliseconds from the instant at which each was to begin to its end, at so many a second, shortest first. Nobody waits
 * for the one before: one that is slow makes those after it late, and their time counts from when they should have begun.
 */
export async function openLoop(
  rate: number,
  count: number,
  work: (position: number) => Promise<unknown>,
): Promise<number[]> {
  const begin = performance.now() + 50
  const times: number[] = []
  const underWay: Promise<unknown>[] = []
  for (let position = 0; position < count; position += 1) {
    const planned = begin + (position * 1_000) / rate
    const early = planned - performance.now()
    if (early > 0) await delay(Math.ceil(early))
    underWay.push(work(position).then(() => times.push(performance.now() - planned)))
  }
  await Promise.all(underWay)
  return times.sort((one, other) => one - other)
}

/** Of values in ascending order: the one that this share of them do not exceed. */
export const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )
}

/** Lists of at most so many, in order. */
export const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
