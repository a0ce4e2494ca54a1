import { Trouble } from '../../platform/trouble.ts'
import type { ActivatedJob } from './activated-job.ts'
import type { JobAnswer } from './job.ts'
import type { JobReport } from './job-report.ts'
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

function sentenceOf(error: unknown) {
  if (error instanceof Trouble) return error.text
  const text = (error instanceof Error ? error.message : String(error)).toWellFormed().replaceAll('\0', '')
  return { en: text.slice(0, LONGEST), 'zh-CN': text.slice(0, LONGEST) }
}
