import { addMilliseconds, isoOf } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Automations } from '../documents/automations.ts'
import { type PlannedRun, planRun } from '../noticing/evaluate-changes.ts'
import { type Around, holds } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { recordsAfter } from '../records/record.store.ts'
import { countDates } from './look-at-dates.ts'
import { lockDueSchedule, type Schedule, writeSchedules } from './looking.store.ts'
import { millisecondsOf } from './offset.ts'
import { timeAfter } from './schedule.ts'

/** Records that one transaction looks at. */
const BATCH = 500

/**
 * Goes on with one automation that is due by the clock: looks at the next records and says what is done about them. Each
 * record counts once for each occurrence; of several occurrences that were missed the first stands for all.
 */
export async function runsOfSchedules(
  tx: Transaction,
  engine: Engine,
  automations: Automations,
  around: Around,
): Promise<{ readonly taken: number; readonly runs: readonly PlannedRun[] }> {
  const schedule = await lockDueSchedule(tx, around.now)
  if (schedule === undefined) return { taken: 0, runs: [] }
  const automation = await automations.version(tx, schedule.automation, schedule.version)
  const { trigger, catchUp } = automation.document
  const { record, type } = trigger
  const occurrence = schedule.under_way ?? schedule.due_at ?? around.now
  const isMissed =
    schedule.under_way === null && occurrence < addMilliseconds(around.now, -(millisecondsOf(catchUp) ?? 0))
  const records = isMissed
    ? []
    : await recordsAfter(tx, record, { kind: type ?? null, after: schedule.reached, most: BATCH })
  const last = records.at(-1)
  const isOver = records.length < BATCH || last === undefined
  const next: Schedule = isOver
    ? {
        ...schedule,
        under_way: null,
        reached: null,
        due_at: await nextDue(tx, engine, schedule, automation.document, around),
      }
    : { ...schedule, under_way: occurrence, reached: last.id }
  await writeSchedules(tx, [next])
  if (trigger.kind === 'date') {
    const found = records.map(({ id, row }) => ({ record, record_id: id, after: row }))
    await countDates(tx, engine, [automation], found)
    return { taken: 1, runs: [] }
  }
  const given = records.map(({ id, row }) => ({ recordId: id, facts: { before: null, after: row } }))
  const subjects = await withFacts(tx, record, given, automation.names, around.now)
  const runs = subjects.flatMap((subject) => {
    const answer = holds(automation, variablesOf(record, subject), around)
    if (answer === false) return []
    const at = isoOf(occurrence)
    const of = { occasion: `schedule ${at}`, cause: { trigger: 'schedule', occurrence: at }, chain: [] }
    return [planRun(automation, record, subject, of, { now: around.now, trouble: answer === true ? null : answer })]
  })
  return { taken: 1, runs }
}

async function nextDue(
  tx: Transaction,
  engine: Engine,
  { began_at }: Schedule,
  { trigger }: Awaited<ReturnType<Automations['version']>>['document'],
  { now, zone }: Around,
) {
  if (trigger.kind !== 'schedule') return null
  const { every, workdays } = trigger
  const calendar =
    trigger.calendar === undefined ? null : ((await engine.calendars(tx)).get(trigger.calendar)?.calendar ?? null)
  return timeAfter({ every, workdays, beganAt: began_at, zone: calendar?.zone ?? zone, calendar }, now)
}
