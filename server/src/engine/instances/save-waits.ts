import { isoOf } from '@aftersale/kernel'
import { deleteUses, writeUses } from '../calendars/calendar-use.store.ts'
import { saveIncidents } from '../incidents/save-incidents.ts'
import { JOBS, TIMERS, TIMERS_EVERY } from '../loops/topic.ts'
import { messageTopics } from '../messages/message-topics.ts'
import { saveTasks } from '../tasks/save-tasks.ts'
import type { Changes } from './changes.ts'
import { isSuspended } from './load.ts'
import {
  deleteJobs,
  deleteSubscriptions,
  insertJobs,
  writeMessageSubscriptions,
  writeSignalSubscriptions,
  writeTimers,
} from './waits.store.ts'
import type { Difference } from './waits.ts'
import type { Work } from './work.ts'
import type { Working } from './working.ts'

type ByWorking = ReadonlyMap<Working, Changes>

/** Brings the rows that say what instances wait for up to date; answers the topics that there is new work on. */
export async function saveWaits(work: Work, changes: ByWorking): Promise<Set<string>> {
  const topics = new Set<string>()
  await saveJobs(work, changes, topics)
  await saveSubscriptions(work, changes, topics)
  await saveCalendarUses(work, changes)
  await saveTasks(work, changes)
  await saveIncidents(work, changes)
  return topics
}

/** A job that is another now (an attribute changed) is another row: nobody may complete what it was before. */
async function saveJobs(work: Work, changes: ByWorking, topics: Set<string>): Promise<void> {
  const { tx, now, setup } = work
  await deleteJobs(
    tx,
    gathered(changes, 'jobs', ({ closed, changed }, working) =>
      [...closed, ...changed].map(({ visit, job }) => ({ instance_id: working.id, visit, part: job.part })),
    ),
  )
  const at = isoOf(now)
  await insertJobs(
    tx,
    gathered(changes, 'jobs', ({ opened, changed }, working) =>
      [...opened, ...changed].map(({ visit, element, job }) => {
        topics.add(`${JOBS} ${job.type}`)
        return {
          id: setup.newId(now),
          instance_id: working.id,
          root_id: working.rootId,
          definition_id: working.deployed.id,
          process_key: working.deployed.process.id,
          visit,
          part: job.part,
          element,
          type: job.type,
          priority: job.priority,
          retries: job.retries,
          due_at: at,
          suspended: isSuspended(work, working.rootId),
          created_at: at,
        }
      }),
    ),
  )
}

async function saveSubscriptions(work: Work, changes: ByWorking, topics: Set<string>): Promise<void> {
  const { tx, now } = work
  const at = isoOf(now)
  const base = (working: Working, { owner, event, index }: Subscribed) => ({
    instance_id: working.id,
    owner,
    event,
    index,
    root_id: working.rootId,
    suspended: isSuspended(work, working.rootId),
  })
  await deleteSubscriptions(tx, 'timer', gathered(changes, 'timers', closedRows))
  await deleteSubscriptions(tx, 'message_subscription', gathered(changes, 'messages', closedRows))
  await deleteSubscriptions(tx, 'signal_subscription', gathered(changes, 'signals', closedRows))
  await writeTimers(
    tx,
    gathered(changes, 'timers', ({ opened, changed }, working) =>
      [...opened, ...changed].map((timer) => {
        if (timer.due <= now + TIMERS_EVERY) topics.add(TIMERS)
        return { ...base(working, timer), due_at: timer.due }
      }),
    ),
  )
  await writeMessageSubscriptions(
    tx,
    gathered(changes, 'messages', ({ opened, changed }, working) =>
      [...opened, ...changed].map((message) => {
        const { name, correlationKey: correlation_key, isExplicit: is_explicit } = message
        const process_key = working.deployed.process.id
        return { ...base(working, message), process_key, name, correlation_key, is_explicit, opened_at: at }
      }),
    ),
  )
  const waiting = [...changes].flatMap(([{ id }, { messages }]) => (messages.opened.length > 0 ? [id] : []))
  for (const topic of messageTopics('waiting', waiting)) topics.add(topic)
  await writeSignalSubscriptions(
    tx,
    gathered(changes, 'signals', ({ opened, changed }, working) =>
      [...opened, ...changed].map((signal) => ({ ...base(working, signal), name: signal.name })),
    ),
  )
}

async function saveCalendarUses(work: Work, changes: ByWorking): Promise<void> {
  await deleteUses(
    work.tx,
    gathered(changes, 'calendars', ({ closed }, { id }) =>
      closed.map(({ calendar }) => ({ instance_id: id, calendar })),
    ),
  )
  await writeUses(
    work.tx,
    gathered(changes, 'calendars', ({ opened, changed }, { id, rootId }) =>
      [...opened, ...changed].map(({ calendar, edition }) => {
        return { instance_id: id, calendar, edition, root_id: rootId, suspended: isSuspended(work, rootId) }
      }),
    ),
  )
}

interface Subscribed {
  readonly owner: number
  readonly event: string
  readonly index: number
}

const closedRows = ({ closed }: Difference<Subscribed>, { id }: Working) =>
  closed.map(({ owner, event, index }) => ({ instance_id: id, owner, event, index }))

/** Rows of one kind of all instances, in their order. */
function gathered<Kind extends keyof Omit<Changes, 'after'>, Row>(
  changes: ByWorking,
  kind: Kind,
  rows: (difference: Changes[Kind], working: Working) => readonly Row[],
): Row[] {
  return [...changes].flatMap(([working, change]) => rows(change[kind], working))
}
