import { addMilliseconds } from '@aftersale/kernel'
import { type Engine, notify } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { AlarmHearer, AnnouncedAlarm } from '../../clocks/index.ts'
import type { Automations } from '../documents/automations.ts'
import type { Automation } from '../documents/compile-automation.ts'
import { millisecondsOf } from '../looking/offset.ts'
import { type PlannedRun, planRun } from '../noticing/evaluate-changes.ts'
import { type Around, holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { recordsById } from '../records/record.store.ts'
import { insertRuns } from '../runs/run.store.ts'
import { type AwaitedAlarm, insertAwaited, takeAwaited } from './awaited-alarm.store.ts'
import { type ToldClock, toldClock } from './told-clock.ts'

/**
 * What automations do about service clocks that came near their due instants or ran past them: each once for each alarm, in the
 * transaction that announces it; those that are to hear later wait for it.
 */
export const hearClocks =
  (engine: Pick<Engine, 'setup'>, automations: Automations): AlarmHearer =>
  async (tx, alarms, now) => {
    const listening = (await automations.enabled(tx)).filter(({ document }) => document.trigger.kind === 'clock')
    const heard = listening.flatMap((automation) =>
      alarms.flatMap((alarm): Heard[] => {
        const clock = toldClock(alarm)
        return hears(automation, clock) ? [{ automation, alarmId: alarm.id, caseId: alarm.caseId, clock }] : []
      }),
    )
    const [later, atOnce] = [heard.flatMap((one) => awaited(one, alarms)), heard.filter((one) => waits(one) === null)]
    await insertAwaited(tx, later)
    const runs = await runsOfHeard(tx, atOnce, { now, zone: engine.setup.zone })
    await insertRuns(tx, runs, now)
    if (runs.length > 0) await notify(tx, new Set(['automations']))
  }

/** What automations do about clocks that have been late for as long as they say, and still are. */
export async function runsOfAwaited(
  tx: Transaction,
  automations: readonly Automation[],
  around: Around,
  most: number,
): Promise<{ readonly taken: number; readonly runs: readonly PlannedRun[] }> {
  const taken = await takeAwaited(tx, around.now, most)
  const heard = taken.flatMap(({ isLate, due, ...one }): Heard[] => {
    const automation = automations.find(({ key }) => key === one.automation)
    if (automation === undefined || !isLate || !hears(automation, one.clock)) return []
    const earliest = addMilliseconds(around.now, -(millisecondsOf(automation.document.catchUp) ?? 0))
    return due < earliest ? [] : [{ ...one, automation }]
  })
  return { taken: taken.length, runs: await runsOfHeard(tx, heard, around) }
}

/** An alarm that an automation listens to. */
interface Heard {
  readonly automation: Automation
  readonly alarmId: string
  readonly caseId: string
  readonly clock: ToldClock
}

async function runsOfHeard(tx: Transaction, heard: readonly Heard[], around: Around): Promise<PlannedRun[]> {
  if (heard.length === 0) return []
  const rows = await recordsById(
    tx,
    'case',
    heard.map(({ caseId }) => caseId),
  )
  const asked = heard.flatMap((one) => {
    const after = rows.get(one.caseId)
    return after === undefined || !isAbout(one.automation, 'case', after)
      ? []
      : [{ recordId: one.caseId, facts: { before: null, after, clock: one.clock }, one }]
  })
  const names = new Set(asked.flatMap(({ one }) => [...one.automation.names]))
  const subjects = await withFacts(tx, 'case', asked, names, around.now)
  return subjects.flatMap((subject, at) => {
    const one = asked[at]?.one
    if (one === undefined) return []
    const answer = holds(one.automation, variablesOf('case', subject), around)
    if (answer === false) return []
    const cause = { trigger: 'clock', clock: one.clock }
    const of = { occasion: `clock ${one.alarmId}`, cause, chain: [] }
    return [planRun(one.automation, 'case', subject, of, { now: around.now, trouble: answer === true ? null : answer })]
  })
}

/** How long (milliseconds) after the due instant an automation hears of a late clock; null: at once. */
function waits({ automation: { document } }: Pick<Heard, 'automation'>): number | null {
  const { trigger } = document
  return trigger.kind === 'clock' && trigger.after !== undefined ? millisecondsOf(trigger.after) : null
}

function awaited(heard: Heard, alarms: readonly AnnouncedAlarm[]): AwaitedAlarm[] {
  const [milliseconds, alarm] = [waits(heard), alarms.find(({ id }) => id === heard.alarmId)]
  if (milliseconds === null || alarm === undefined) return []
  const { automation, alarmId, caseId, clock } = heard
  return [{ automation: automation.key, alarmId, caseId, clock, due: addMilliseconds(alarm.due, milliseconds) }]
}

/** Whether an automation listens to a clock in this state. */
export function hears({ document: { trigger } }: Automation, { name, state }: ToldClock): boolean {
  if (trigger.kind !== 'clock' || trigger.state !== state) return false
  return trigger.clock === undefined || [trigger.clock].flat().some((one) => one === name)
}
