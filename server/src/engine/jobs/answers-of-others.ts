import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { earlierAnswers } from './answered-jobs.store.ts'
import type { HoldingRefusal, JobRefusal, JobReport } from './job-report.ts'
import type { JobRow } from './jobs.store.ts'

export type ReportAnswers = Map<JobReport, Result<null, JobRefusal>>

type Holder = Pick<JobRow, 'fence' | 'worker'>
type Said = Pick<JobReport, 'jobId' | 'fence'> & { readonly kind: string }

/** A lock that ran out and that nobody has taken since is still good. */
export const isHeld = (holder: Holder | undefined, { fence }: Said): boolean =>
  holder !== undefined && holder.worker !== null && holder.fence === fence

/** What is told to those who do not hold the job that they speak of: what was said before counts as said. */
export async function answersOfOthers<S extends Said>(
  tx: Database | Transaction,
  given: readonly S[],
  holders: ReadonlyMap<string, Holder>,
): Promise<Map<S, Result<null, HoldingRefusal>>> {
  const others = given.filter((said) => !isHeld(holders.get(said.jobId), said))
  const asked = others.map(({ jobId: job_id, fence }) => ({ job_id, fence }))
  const earlier = new Map((await earlierAnswers(tx, asked)).map((one) => [`${one.job_id} ${one.fence}`, one.answer]))
  const answers = new Map<S, Result<null, HoldingRefusal>>()
  for (const said of others) {
    const answer = earlier.get(`${said.jobId} ${said.fence}`)
    const holder = holders.get(said.jobId)
    if (answer === said.kind) answers.set(said, accept(null))
    else if (answer !== undefined) answers.set(said, refuse({ code: 'jobs.answered', answer }))
    else if (holder === undefined) answers.set(said, refuse({ code: 'jobs.gone' }))
    else answers.set(said, refuse({ code: 'jobs.not-yours', worker: holder.worker }))
  }
  return answers
}
