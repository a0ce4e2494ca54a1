import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Cause, Command, Effect } from '@aftersale/process'
import type { Transaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { inSavepoint } from '../../platform/savepoint.ts'
import type { Move, Working } from '../instances/working.ts'
import { checkPayload, MOST_BYTES } from '../payload.ts'
import { effectKeyOf, type Job, type JobAnswer, type JobHandler, type JobHandlers } from './job.ts'

export interface PendingJob {
  readonly working: Working
  readonly effect: Extract<Effect, { kind: 'job' }>
}

/** What does the work: handlers by type, and where a defect of theirs is told. */
export interface Workshop {
  readonly handlers: JobHandlers
  readonly log: Pick<Log, 'error'>
}

/** Has the work done, all of one type at once and in the order given; answers what each instance is then told. */
export async function doJobs(
  tx: Transaction,
  pending: readonly PendingJob[],
  { handlers, log }: Workshop,
  now: Instant,
): Promise<Move[]> {
  const moves: Move[] = []
  for (const [type, group] of Map.groupBy(pending, (one) => one.effect.job.type)) {
    const handler = handlers[type]
    if (handler === undefined) throw new Error(`expected a handler of the work ${type}, found none`)
    const answers = await answersOf(tx, { type, handler, log }, group.map(toJob), now)
    for (const [position, { working, effect }] of group.entries()) {
      const answer = answers[position]
      if (answer !== undefined) moves.push({ working, command: commandOf(effect, answer) })
    }
  }
  return moves
}

/**
 * Calls the handler within a savepoint. Where it throws and no outage is to blame, the jobs are halved until the one that
 * it cannot do stands alone and becomes an incident: one odd case must not hold up the others. Each half is done after
 * the one before it, so those that can be done are done in the order given, as if the odd one were not there.
 */
async function answersOf(
  tx: Transaction,
  work: { readonly type: string; readonly handler: JobHandler; readonly log: Pick<Log, 'error'> },
  jobs: readonly Job[],
  now: Instant,
): Promise<readonly JobAnswer[]> {
  try {
    return await inSavepoint(tx, async () => {
      const answers = await work.handler(tx, jobs, now)
      if (answers.length === jobs.length) return answers
      throw new Error(`expected ${jobs.length} answers of the work ${work.type}, got ${answers.length}`)
    })
  } catch (error) {
    if (isOutage(error)) throw error
    const [job, ...others] = jobs
    if (job !== undefined && others.length === 0) {
      work.log.error(
        { err: error, work: work.type, effectKey: job.effectKey },
        'the work broke off; an incident is open',
      )
      return [{ failure: brokenOff(work.type, error) }]
    }
    const half = Math.ceil(jobs.length / 2)
    const first = await answersOf(tx, work, jobs.slice(0, half), now)
    return [...first, ...(await answersOf(tx, work, jobs.slice(half), now))]
  }
}

function toJob({ working, effect }: PendingJob): Job {
  return {
    effectKey: effectKeyOf(working.id, effect.key, effect.job.part),
    instanceId: working.id,
    rootId: working.rootId,
    businessKey: working.businessKey,
    element: effect.element,
    headers: effect.headers,
    variables: effect.variables,
  }
}

function commandOf({ key, job }: PendingJob['effect'], answer: JobAnswer): Command {
  if ('failure' in answer)
    return answer.isRefused ? refused(key, answer.failure) : { kind: 'fail', key, cause: answer.failure }
  if (checkPayload(answer.variables) !== null) return { kind: 'fail', key, cause: tooLarge(job.type) }
  return { kind: 'complete-job', key, part: job.part, variables: feelFromJson(answer.variables) as FeelContext }
}

/** The model may say what comes of a refusal; where it says nothing, the element stops for it. */
function refused(key: number, cause: Cause): Command {
  const { code, message } = cause
  const variables = feelFromJson({ refusal: { code, en: message.en, zh: message['zh-CN'] } }) as FeelContext
  return { kind: 'throw-error', key, code, message: message.en, variables, otherwise: cause }
}

function tooLarge(type: string): Cause {
  return {
    code: 'engine.payload-too-large',
    message: {
      en: `The work “${type}” brought more than ${MOST_BYTES} bytes of variables.`,
      'zh-CN': `工作“${type}”返回的变量超过 ${MOST_BYTES} 字节。`,
    },
  }
}

/** Longer texts belong in the log, which has them whole. */
const LONGEST = 500

function brokenOff(type: string, error: unknown): Cause {
  const reason = (error instanceof Error ? error.message : String(error))
    .toWellFormed()
    .replaceAll('\0', '')
    .slice(0, LONGEST)
  return {
    code: 'engine.work-failed',
    message: {
      en: `A fault of the program broke off the work “${type}”: ${reason}`,
      'zh-CN': `程序故障中断了工作“${type}”：${reason}`,
    },
  }
}
