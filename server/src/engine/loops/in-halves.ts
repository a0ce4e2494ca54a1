import { isOutage } from '../../platform/outage.ts'

/**
 * Does work on many items at once. Where it breaks off and no outage is to blame, each half is done by itself, down to the
 * items that it cannot be done on: one odd case must not hold up the others. Those are thrown when all others are done.
 * Answers the sum of what the parts answer.
 */
export async function inHalves<Item>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<number>,
): Promise<number> {
  const errors: unknown[] = []
  const done = await attempt(items, work, errors)
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of ${items.length} could not be done`)
  return done
}

async function attempt<Item>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<number>,
  errors: unknown[],
): Promise<number> {
  if (items.length === 0) return 0
  try {
    return await work(items)
  } catch (error) {
    if (isOutage(error)) throw error
    if (items.length === 1) {
      errors.push(error)
      return 0
    }
    const half = Math.ceil(items.length / 2)
    const first = await attempt(items.slice(0, half), work, errors)
    return first + (await attempt(items.slice(half), work, errors))
  }
}
