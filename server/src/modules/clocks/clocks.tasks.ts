import { clockAgreement, readFields } from '@aftersale/contract'
import { isId } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler, JobHandlers } from '../../engine/index.ts'
import { failureOf, variableOf } from '../commands/index.ts'
import { startClocks } from './agree-clocks.ts'
import type { ClockNews } from './clock-terms.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

/** Who tells clocks what a flow does. */
const BY = 'aftersale'

/**
 * Work that flows ask of the clocks of their case, the variable `case`. `clocks.start` reads `clocks` {calendar, targets,
 * warnPercent}; a flow takes them from a table, by priority. `clocks.pause` while somebody else is awaited, `clocks.resume`,
 * `clocks.replied` and `clocks.solved` say what happened; a case without clocks has nothing to be told. None brings a variable;
 * each counts once, however often it is run.
 */
export function clockTasks(setup: ClockSetup): JobHandlers {
  return {
    'clocks.start': startTask(setup),
    'clocks.pause': newsTask(setup, 'paused'),
    'clocks.resume': newsTask(setup, 'resumed'),
    'clocks.replied': newsTask(setup, 'replied'),
    'clocks.solved': newsTask(setup, 'solved'),
  }
}

function startTask(setup: ClockSetup): JobHandler {
  return async (tx, jobs, now) => {
    const read = jobs.map((job) => readFields(clockAgreement, variableOf(job, 'clocks')))
    const wanted = jobs.flatMap((job, at) => {
      const agreement = read[at]
      const caseId = caseOf(job)
      return agreement?.ok && caseId !== null ? [{ ...agreement.value, caseId, at: now, by: BY }] : []
    })
    const results = await startClocks(tx, setup, wanted, now)
    const byCase = new Map(wanted.map(({ caseId }, at) => [caseId, results[at]]))
    return jobs.map((job, at): JobAnswer => {
      const agreement = read[at]
      if (agreement !== undefined && !agreement.ok) return failureOf(agreement.refusal)
      const result = byCase.get(caseOf(job) ?? '')
      if (result === undefined) return NO_CASE
      return result.ok ? { variables: {} } : { ...failureOf(result.refusal), isRefused: true }
    })
  }
}

function newsTask(setup: ClockSetup, type: ClockNews['type']): JobHandler {
  return async (tx, jobs, now) => {
    const wanted = jobs.flatMap((job): ClockNews[] => {
      const caseId = caseOf(job)
      return caseId === null ? [] : [{ caseId, type, at: now, cause: job.effectKey, by: BY }]
    })
    const results = await tellClocks(tx, setup, wanted, now)
    const byCause = new Map(wanted.map(({ cause }, at) => [cause, results[at]]))
    return jobs.map(({ effectKey }): JobAnswer => {
      const result = byCause.get(effectKey)
      if (result === undefined) return NO_CASE
      return result.ok || result.refusal.code === 'clocks.none-kept' ? { variables: {} } : failureOf(result.refusal)
    })
  }
}

const NO_CASE = failureOf({ code: 'cases.not-found' })

/** The id of the case that a flow is about; null where its variables name none. */
function caseOf(job: Job): string | null {
  const { id } = (variableOf(job, 'case') ?? {}) as { readonly id?: unknown }
  return typeof id === 'string' && isId(id) ? id : null
}
