import { clockAgreement, type KnownRefusal, readFields, sentenceOf } from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler, JobHandlers } from '../../engine/index.ts'
import { variableOf } from '../commands/index.ts'
import { startClocks } from './agree-clocks.ts'
import type { ClockNews } from './clock-terms.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

/** Who tells clocks what a flow does. */
const BY = 'aftersale'

/**
 * Work that flows ask of the clocks of their case, the variable `case`. `clocks.start` reads `clocks` {calendar, targets,
 * warnPercent}; a flow takes them from a table, by priority. `clocks.pause` while somebody else is awaited, `clocks.resume`,
 * `clocks.replied` and `clocks.solved` say what happened. None brings a variable; each counts once, however often it is run.
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
      if (agreement !== undefined && !agreement.ok) return failure(agreement.refusal)
      return answerOf(byCase.get(caseOf(job) ?? ''))
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
    return jobs.map(({ effectKey }) => answerOf(byCause.get(effectKey)))
  }
}

function answerOf(result: Result<null, KnownRefusal> | undefined): JobAnswer {
  if (result === undefined) return failure({ code: 'cases.not-found' })
  return result.ok ? { variables: {} } : failure(result.refusal)
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The id of the case that a flow is about; null where its variables name none. */
function caseOf(job: Job): string | null {
  const { id } = (variableOf(job, 'case') ?? {}) as { readonly id?: unknown }
  return typeof id === 'string' && UUID.test(id) ? id : null
}

function failure(refusal: KnownRefusal): Extract<JobAnswer, { failure: unknown }> {
  return {
    failure: { code: refusal.code, message: { en: sentenceOf(refusal, 'en'), 'zh-CN': sentenceOf(refusal, 'zh-CN') } },
  }
}
