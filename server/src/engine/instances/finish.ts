import { inLedBy } from '../../platform/led-by.ts'
import { notify } from '../loops/notify.ts'
import { throwAll } from '../messages/throw-all.ts'
import { redirectAbsent } from '../tasks/redirect-absent.ts'
import { type Changes, changesOf, isUnchanged } from './changes.ts'
import { saveStores } from './data-stores.ts'
import { cancelOrphans } from './orphans.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { saveInstances } from './save-instances.ts'
import { saveWaits } from './save-waits.ts'
import { ledByOf, type Work } from './work.ts'
import type { Working } from './working.ts'

/**
 * Writes down everything that was done, set-wise: a statement a table, however many instances there are, and none where
 * nothing changed. Then the listeners are told, and whoever waits for work of that kind is woken when it commits.
 */
export async function finish(work: Work): Promise<Outcome[]> {
  await redirectAbsent(work)
  const changes = new Map<Working, Changes>()
  let fresh = [...work.workings.values()].filter(({ rounds, events }) => rounds > 0 || events.length > 0)
  while (fresh.length > 0) {
    for (const working of fresh) changes.set(working, changesOf(working))
    fresh = await cancelOrphans(work, changes, fresh)
  }
  const moved = [...changes.keys()]
  if (moved.length === 0) return []
  const freed = await saveInstances(work, moved)
  const waiting = new Map([...changes].filter(([, change]) => !isUnchanged(change)))
  const topics = await saveWaits(work, waiting)
  await saveStores(work)
  for (const topic of [...freed, ...(await throwAll(work))]) topics.add(topic)
  const outcomes = moved.map(outcomeOf)
  for (const [ledBy, group] of Map.groupBy(moved, ({ rootId }) => ledByOf(work, rootId))) {
    const theirs = group.map(outcomeOf)
    await inLedBy(work.tx, ledBy, async () => {
      for (const listener of work.setup.listeners) await listener(work.tx, theirs, work.now)
    })
  }
  await notify(work.tx, topics)
  return outcomes
}
