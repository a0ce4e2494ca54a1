import type { ClockEvent } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertEvents, lockCases, type StoredCase } from './clock.store.ts'
import type { ClockNews, NewsRefusal } from './clock-terms.ts'
import { type ClockSetup, countCases } from './count-cases.ts'

/**
 * Takes what happened to cases and counts their clocks by it, many cases at once. The same cause counts once; to resume what
 * does not pause, and whatever follows the solution, changes nothing: several people press the same button. What is told of
 * the future happens now.
 */
export async function tellClocks(
  tx: Transaction,
  setup: ClockSetup,
  news: readonly ClockNews[],
  now: Instant,
): Promise<Result<null, NewsRefusal>[]> {
  const cases = await lockCases(
    tx,
    news.map(({ caseId }) => caseId),
  )
  const added: (ClockNews & { readonly at: Instant })[] = []
  const standing = new Map(cases)
  const results = news.map((given): Result<null, NewsRefusal> => {
    const known = standing.get(given.caseId)
    if (known === undefined) return refuse({ code: 'clocks.none-kept' })
    const one = { ...given, at: given.at > now ? now : given.at }
    const created = known.events.find(({ type }) => type === 'created')
    if (created !== undefined && one.at < created.at) return refuse({ code: 'clocks.before-creation', field: 'at' })
    if (!changesAnything(known.events, one)) return accept(null)
    added.push(one)
    standing.set(given.caseId, withEvent(known, one))
    return accept(null)
  })
  await insertEvents(
    tx,
    added.map(({ caseId, cause, at, type, by }) => ({ case_id: caseId, cause, at, type, told_by: by })),
  )
  const touched = new Set(added.map(({ caseId }) => caseId))
  await countCases(
    tx,
    setup,
    [...standing.values()].filter(({ caseId }) => touched.has(caseId)),
    now,
  )
  return results
}

function withEvent(known: StoredCase, { at, type, cause }: ClockNews): StoredCase {
  const events = [...known.events, { at, type, cause }]
  return { ...known, events: events.toSorted((one, other) => one.at - other.at) }
}

function changesAnything(events: StoredCase['events'], { at, type, cause }: ClockNews): boolean {
  if (events.some((event) => event.cause === cause)) return false
  if (type === 'resumed') return isPausedAt(events, at)
  return true
}

/** Whether a pause lasts at this instant. */
function isPausedAt(events: readonly ClockEvent[], at: Instant): boolean {
  let isPaused = false
  for (const event of events) {
    if (event.at > at) break
    if (event.type === 'paused') isPaused = true
    if (event.type === 'resumed') isPaused = false
  }
  return isPaused
}
