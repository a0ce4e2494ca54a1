import type { AutomationRecord, KnownRefusal } from '@aftersale/contract'
import type { FeelContext } from '@aftersale/feel'
import { type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { setLedBy } from '../../../platform/led-by.ts'
import { casesNamed } from '../../cases/index.ts'
import type { Automations } from '../documents/automations.ts'
import type { Automation } from '../documents/compile-automation.ts'
import { variablesOf } from '../records/facts.ts'
import { membersOf } from '../records/record-context.ts'
import { type ActionResult, type EndedRun, endRuns, type Run } from '../runs/run.store.ts'
import { type Asked, executors, type Made } from './executors.ts'
import { type PlannedAction, planAction } from './plan-action.ts'

interface Setup {
  readonly engine: Engine
  readonly automations: Automations
}

/**
 * Does what locked runs ask for, many at once: an action of an automation for all its runs together. Each action is done
 * under the key of its run and position, so that a run that is done again does nothing twice. What it changes carries the
 * chain of automations that led to it.
 */
export async function carryOut(tx: Transaction, setup: Setup, runs: readonly Run[], now: Instant): Promise<void> {
  const groups = Map.groupBy(runs, ({ automation, version, chain }) => JSON.stringify([automation, version, chain]))
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const automation = await setup.automations.version(tx, first.automation, first.version)
    await setLedBy(tx, [...first.chain, first.automation].join(' '))
    await endRuns(tx, await carryOutGroup(tx, setup.engine, automation, group, now), now)
  }
  await setLedBy(tx, '')
}

async function carryOutGroup(
  tx: Transaction,
  engine: Engine,
  automation: Automation,
  runs: readonly Run[],
  now: Instant,
): Promise<EndedRun[]> {
  const results = new Map<string, ActionResult[]>(runs.map(({ id }) => [id, []]))
  const variables = new Map(runs.map((run) => [run.id, variablesOfRun(run)]))
  for (const [position, action] of automation.document.do.entries()) {
    const live = runs.filter(({ id }) => {
      const before = results.get(id) ?? []
      return !(automation.document.stopOnRefusal && before.some(({ outcome }) => outcome === 'refused'))
    })
    const planned = live.map((run) => {
      const known = variables.get(run.id) ?? {}
      return { run, known, plan: planAction(automation, action, known, { now, zone: engine.setup.zone }) }
    })
    const named = await casesNamed(
      tx,
      planned.flatMap(({ plan }) => (plan.ok ? caseAsked(plan.value) : [])),
    )
    const asked = planned.flatMap(({ run, known, plan }): Asked[] => {
      if (!plan.ok) return []
      const [name] = caseAsked(plan.value)
      const caseId = name === undefined ? run.case_id : (named.get(name)?.id ?? null)
      return [askedOf(run, position, plan.value, known, caseId)]
    })
    const doing = { tx, engine, automation: automation.key, now }
    const made = asked.length === 0 ? [] : await executors[action.action](doing, asked)
    const byRun = new Map<string, Made>(asked.map(({ runId }, at) => [runId, made[at] ?? refuse(NOTHING)]))
    for (const { run, plan } of planned) {
      const result: Result<Readonly<Record<string, unknown>>, KnownRefusal> = plan.ok
        ? (byRun.get(run.id) ?? refuse(NOTHING))
        : plan
      results.get(run.id)?.push(resultOf(action.action, result))
    }
    for (const run of runs.filter((one) => !live.includes(one)))
      results.get(run.id)?.push({ action: action.action, outcome: 'skipped', made: {}, refusal: null })
  }
  return runs.map(({ id }) => {
    const own = results.get(id) ?? []
    const isRefused = own.some(({ outcome }) => outcome === 'refused')
    return { id, status: isRefused ? 'refused' : 'done', results: own, trouble: null }
  })
}

const NOTHING = { code: 'automations.trouble', trouble: 'no answer' } as const

/** The variables of a run, from the facts that it was made with. */
const variablesOfRun = ({ record, record_id, case_id, facts }: Run): FeelContext =>
  variablesOf(record, { recordId: record_id, caseId: case_id, facts })

function caseAsked({ values }: PlannedAction): string[] {
  const name = values['case']
  return typeof name === 'string' ? [name] : []
}

function askedOf(run: Run, position: number, planned: PlannedAction, known: FeelContext, caseId: string | null): Asked {
  const { id, record, record_id, automation, version, cause, facts } = run
  return {
    runId: id,
    effectKey: `${id}/${position}`,
    position,
    planned,
    caseId,
    variables: known,
    row: facts.after,
    told: { automation, version, record, recordId: record_id, caseId, cause, [record]: shown(record, facts.after) },
  }
}

const shown = (record: AutomationRecord, row: Run['facts']['after']) => membersOf(record, row)

const resultOf = (action: string, result: Made): ActionResult =>
  result.ok
    ? { action, outcome: 'done', made: result.value, refusal: null }
    : { action, outcome: 'refused', made: {}, refusal: result.refusal }
