import { type Engine, notify } from '../../../engine/index.ts'
import type { AlarmHearer } from '../../clocks/index.ts'
import type { Automations } from '../documents/automations.ts'
import type { Automation } from '../documents/compile-automation.ts'
import { planRun } from '../noticing/evaluate-changes.ts'
import { holds, isAbout } from '../noticing/fires.ts'
import { variablesOf, withFacts } from '../records/facts.ts'
import { recordsById } from '../records/record.store.ts'
import { insertRuns } from '../runs/run.store.ts'
import { type ToldClock, toldClock } from './told-clock.ts'

/**
 * What automations do about service clocks that came near their due instants or ran past them: each once for each alarm, in the
 * transaction that announces it.
 */
export const hearClocks =
  (engine: Pick<Engine, 'setup'>, automations: Automations): AlarmHearer =>
  async (tx, alarms, now) => {
    const listening = (await automations.enabled(tx)).filter(({ document }) => document.trigger.kind === 'clock')
    if (listening.length === 0) return
    const rows = await recordsById(
      tx,
      'case',
      alarms.map(({ caseId }) => caseId),
    )
    const heard = alarms.flatMap((alarm) => {
      const after = rows.get(alarm.caseId)
      const clock = toldClock(alarm)
      const asked =
        after === undefined ? [] : listening.filter((one) => isAbout(one, 'case', after) && hears(one, clock))
      return after === undefined || asked.length === 0
        ? []
        : [{ recordId: alarm.caseId, facts: { before: null, after, clock }, alarm, asked }]
    })
    const names = new Set(heard.flatMap(({ asked }) => asked.flatMap((one) => [...one.names])))
    const around = { now, zone: engine.setup.zone }
    const subjects = await withFacts(tx, 'case', heard, names, now)
    const runs = subjects.flatMap((subject, at) => {
      const one = heard[at]
      if (one === undefined) return []
      const variables = variablesOf('case', subject)
      return one.asked.flatMap((automation) => {
        const answer = holds(automation, variables, around)
        if (answer === false) return []
        const cause = { trigger: 'clock', clock: one.facts.clock }
        const of = { occasion: `clock ${one.alarm.id}`, cause, chain: [] }
        return [planRun(automation, 'case', subject, of, { now, trouble: answer === true ? null : answer })]
      })
    })
    await insertRuns(tx, runs, now)
    if (runs.length > 0) await notify(tx, new Set(['automations']))
  }

/** Whether an automation listens to a clock in this state. */
export function hears({ document: { trigger } }: Automation, { name, state }: ToldClock): boolean {
  if (trigger.kind !== 'clock' || trigger.state !== state) return false
  return trigger.clock === undefined || [trigger.clock].flat().some((one) => one === name)
}
