import { addMilliseconds, type Instant, instant, isoOf, readLocalDate, startOfDate } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Automation } from '../documents/compile-automation.ts'
import { type PlannedRun, planRun } from '../noticing/evaluate-changes.ts'
import { type Around, holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { recordsById } from '../records/record.store.ts'
import { membersOf, type Row } from '../records/record-context.ts'
import { type DatedRecord, deleteDates, takeDueDates, writeDates } from './looking.store.ts'
import { instantBeside, millisecondsOf } from './offset.ts'

interface Given {
  readonly record: string
  readonly record_id: string
  readonly after: Row
}

type Calendars = Awaited<ReturnType<Engine['calendars']>>

/** Counts from the date fields of records as they are now, for every automation that goes by them. */
export async function countDates(
  tx: Transaction,
  engine: Engine,
  automations: readonly Automation[],
  records: readonly Given[],
): Promise<void> {
  const dated = automations.filter(({ document }) => document.trigger.kind === 'date')
  if (dated.length === 0 || records.length === 0) return
  const calendars = await engine.calendars(tx)
  const [due, gone] = [new Map<string, DatedRecord>(), new Map<string, { automation: string; record_id: string }>()]
  for (const { record, record_id, after } of records) {
    for (const automation of dated) {
      if (automation.document.trigger.record !== record) continue
      const name = `${automation.key} ${record_id}`
      const counted = isAbout(automation, automation.document.trigger.record, after)
        ? dueOf(automation, after, calendars, engine.setup.zone)
        : null
      due.delete(name)
      gone.delete(name)
      if (counted === null) gone.set(name, { automation: automation.key, record_id })
      else due.set(name, { automation: automation.key, record, record_id, ...counted })
    }
  }
  await deleteDates(tx, [...gone.values()])
  await writeDates(tx, [...due.values()])
}

/** When it is due for a record, by the value that its field has; null where that is no date. */
function dueOf({ document: { trigger } }: Automation, after: Row, calendars: Calendars, zone: string) {
  if (trigger.kind !== 'date') return null
  const members = membersOf(trigger.record, after)
  const [first = '', inner] = trigger.field.split('.')
  const whole = members[first]
  const value = inner === undefined ? whole : (whole as Readonly<Record<string, unknown>> | null)?.[inner]
  const calendar = trigger.calendar === undefined ? null : (calendars.get(trigger.calendar)?.calendar ?? null)
  const at = typeof value === 'string' ? instantIn(value, calendar?.zone ?? zone) : null
  const offset = millisecondsOf(trigger.offset)
  return at === null || offset === null ? null : { value: String(value), due_at: instantBeside(at, offset, calendar) }
}

/** An instant, or a day, which begins at midnight in the zone. */
function instantIn(text: string, zone: string): Instant | null {
  const day = readLocalDate(text)
  if (day !== undefined) return startOfDate(day, zone)
  return /^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(Date.parse(text))
    ? instant(isoOf(Date.parse(text) as Instant))
    : null
}

/** What automations do for values whose time has come. What was missed for longer than they say is let be. */
export async function runsOfDates(
  tx: Transaction,
  automations: readonly Automation[],
  around: Around,
  most: number,
): Promise<{ readonly taken: number; readonly runs: readonly PlannedRun[] }> {
  const due = await takeDueDates(tx, around.now, most)
  const runs: PlannedRun[] = []
  for (const [key, group] of Map.groupBy(due, ({ automation }) => automation)) {
    const automation = automations.find((one) => one.key === key)
    if (automation === undefined) continue
    const { trigger, catchUp } = automation.document
    const earliest = addMilliseconds(around.now, -(millisecondsOf(catchUp) ?? 0))
    const timely = group.filter(({ due_at }) => due_at >= earliest)
    const rows = await recordsById(
      tx,
      trigger.record,
      timely.map(({ record_id }) => record_id),
    )
    const given = timely.flatMap((one) => {
      const after = rows.get(one.record_id)
      return after === undefined ? [] : [{ recordId: one.record_id, facts: { before: null, after }, one }]
    })
    const subjects = await withFacts(tx, trigger.record, given, automation.names, around.now)
    for (const [at, subject] of subjects.entries()) {
      const answer = holds(automation, variablesOf(trigger.record, subject), around)
      const one = given[at]?.one
      if (answer === false || one === undefined) continue
      const cause = { trigger: 'date', value: one.value, due: isoOf(one.due_at) }
      const of = { occasion: `date ${one.value}`, cause, chain: [] }
      runs.push(
        planRun(automation, trigger.record, subject, of, { now: around.now, trouble: answer === true ? null : answer }),
      )
    }
  }
  return { taken: due.length, runs }
}
