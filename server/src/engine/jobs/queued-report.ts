import { Trouble } from '../../platform/trouble.ts'
import type { ActivatedJob } from './activated-job.ts'
import type { JobAnswer } from './job.ts'
import type { JobRefusal, JobReport } from './job-report.ts'
import type { ErrorAnswer } from './queued-work.ts'

/** Longer texts belong in the log, which has them whole. */
const LONGEST = 500

/** What a handler's answer says of its job. Work that it says cannot be done is not tried again. */
export function reportOf({ id: jobId, fence }: ActivatedJob, answer: JobAnswer | ErrorAnswer): JobReport {
  if ('variables' in answer) return { jobId, fence, kind: 'completed', variables: answer.variables }
  if ('error' in answer) {
    const { code, message, variables = {} } = answer.error
    return { jobId, fence, kind: 'error-thrown', code, message, variables }
  }
  const { code, message } = answer.failure
  return { jobId, fence, kind: 'failed', code, message, retries: 0, delay: null, variables: {} }
}

/** What a handler throws is the end of one attempt. */
export function thrownReport({ id: jobId, fence }: ActivatedJob, error: unknown): JobReport {
  const code = error instanceof Trouble ? error.code : null
  return { jobId, fence, kind: 'failed', code, message: sentenceOf(error), retries: null, delay: null, variables: {} }
}

/** What is said instead where an answer is not one that can be taken; null where the job is not there to be spoken of. */
export function refusedReport(job: ActivatedJob, refusal: JobRefusal): JobReport | null {
  if (refusal.code === 'engine.payload-too-large') {
    const { code, bytes, most } = refusal
    const message = {
      en: `The work answered with ${bytes} bytes of variables; ${most} are the most.`,
      'zh-CN': `该工作返回了 ${bytes} 字节的变量，上限为 ${most} 字节。`,
    }
    return reportOf(job, { failure: { code, message } })
  }
  if (refusal.code === 'jobs.no-such-activity') {
    const { code, element } = refusal
    const message = {
      en: `The work asked for the activity “${element}”, which the ad-hoc sub-process does not have.`,
      'zh-CN': `该工作要求启动活动“${element}”，但临时子流程中没有该活动。`,
    }
    return reportOf(job, { failure: { code, message } })
  }
  return null
}

function sentenceOf(error: unknown) {
  if (error instanceof Trouble) return error.text
  const text = (error instanceof Error ? error.message : String(error)).toWellFormed().replaceAll('\0', '')
  return { en: text.slice(0, LONGEST), 'zh-CN': text.slice(0, LONGEST) }
}
