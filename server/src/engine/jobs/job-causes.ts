import { type Instant, isoOf } from '@aftersale/kernel'
import type { Cause } from '@aftersale/process'
import type { Sentence } from '../../platform/trouble.ts'
import type { FailedReport } from './job-report.ts'
import type { JobRow } from './jobs.store.ts'

/** What is kept of an attempt that came to nothing; `attempts` counts those until now. */
export interface Failure {
  readonly code: string | null
  readonly message: Sentence | null
  readonly worker: string | null
  readonly at: string
  readonly attempts: number
}

export function failureOf(row: JobRow, { code, message }: Pick<Failure, 'code' | 'message'>, now: Instant): Failure {
  const attempts = ((row.failure as Failure | null)?.attempts ?? 0) + 1
  return { code, message, worker: row.worker, at: isoOf(now), attempts }
}

/** What the incident of a stopped job tells of it. */
export function explanationOf({ instance_id, visit, part, type: work }: JobRow, failure: Failure) {
  return { instance_id, visit, part, work, details: JSON.stringify(failure) }
}

/** The last attempt failed: what its worker said of it. */
export function attemptsUsedUp({ type }: JobRow, { code, message }: FailedReport): Cause {
  return {
    code: code ?? 'jobs.attempts-used-up',
    message: {
      en: `The work “${type}” failed in its last attempt: ${message.en}`,
      'zh-CN': `工作“${type}”的最后一次尝试失败：${message['zh-CN']}`,
    },
  }
}

/** The lock ran out in the last attempt: nobody knows how far the worker came. */
export function lockExpired({ type, worker, locked_until }: JobRow): Cause {
  const who = worker ?? '?'
  const when = locked_until === null ? '?' : isoOf(locked_until)
  return {
    code: 'jobs.lock-expired',
    message: {
      en: `The worker “${who}” did not answer for the work “${type}” before its lock ran out at ${when}, and no attempt is left.`,
      'zh-CN': `工作“${type}”的执行者“${who}”在锁定到期（${when}）前没有回报，且已无剩余尝试次数。`,
    },
  }
}
