import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, addMilliseconds, type Instant, isoOf, refuse } from '@aftersale/kernel'
import type { Command, StepRefusal } from '@aftersale/process'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import type { Work } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { notify } from '../loops/notify.ts'
import { JOBS } from '../loops/topic.ts'
import { noteAnswers } from './answered-jobs.store.ts'
import { answersOfOthers, isHeld, type ReportAnswers } from './answers-of-others.ts'
import { attemptsUsedUp, explanationOf, failureOf } from './job-causes.ts'
import type { FailedReport, JobRefusal, JobReport } from './job-report.ts'
import { explainIncidents, type JobRow, lockJobs, putBack } from './jobs.store.ts'
import { retryDelay } from './retry-delay.ts'

/** What the reports lead to, in one transaction that has locked all the instances that they are about. */
export async function carryOut(
  work: Work,
  workings: ReadonlyMap<string, Working>,
  reports: readonly JobReport[],
): Promise<ReportAnswers> {
  const { tx, now } = work
  const rows = new Map(
    (
      await lockJobs(
        tx,
        reports.map(({ jobId }) => jobId),
      )
    ).map((row) => [row.id, row]),
  )
  const held = reports.filter((report) => isHeld(rows.get(report.jobId), report))
  const answers: ReportAnswers = await answersOfOthers(tx, reports, rows)
  const last = new Map<JobReport, Move>()
  const moves: Move[] = []
  const backs: Back[] = []
  const stopped: ReturnType<typeof explanationOf>[] = []
  for (const report of held) {
    const row = rows.get(report.jobId)
    const working = row && workings.get(row.instance_id)
    if (row === undefined || working === undefined)
      throw new Error(`expected the instance of job ${report.jobId} to be locked`)
    const back = report.kind === 'failed' ? backOf(row, report, now) : null
    if (back !== null) backs.push(back)
    else if (report.kind === 'failed') stopped.push(explanationOf(row, failureOf(row, report, now)))
    else if (report.kind === 'error-thrown') {
      const message = { en: report.message, 'zh-CN': report.message }
      stopped.push(explanationOf(row, failureOf(row, { code: report.code, message }, now)))
    }
    for (const command of commandsOf(row, report, back)) {
      const move = { working, command }
      moves.push(move)
      last.set(report, move)
    }
  }
  await putBack(tx, backs, now)
  const refusals = await advance(work, moves)
  const refused = new Map(moves.map((move, position) => [move, refusals[position] ?? null]))
  await finish(work)
  await explainIncidents(tx, stopped)
  const done = held.filter((report) => {
    const move = last.get(report)
    const refusal = move === undefined ? null : (refused.get(move) ?? null)
    answers.set(report, refusal === null ? accept(null) : refuse(overtaken(refusal)))
    return refusal === null
  })
  await noteAnswers(
    tx,
    done.flatMap((report) => noted(report, now)),
  )
  await notify(tx, new Set(backs.filter((back) => back.due_at <= now).map((back) => `${JOBS} ${back.type}`)))
  return answers
}

type Back = Parameters<typeof putBack>[1][number] & { readonly due_at: Instant; readonly type: string }

/** The job as it waits for its next attempt; null where none is left. */
function backOf(row: JobRow, { message, code, retries, delay }: FailedReport, now: Instant): Back | null {
  const left = retries ?? row.retries - 1
  if (left < 1) return null
  const failure = failureOf(row, { code, message }, now)
  return {
    id: row.id,
    type: row.type,
    retries: left,
    due_at: addMilliseconds(now, delay ?? retryDelay(failure.attempts)),
    failure: JSON.stringify(failure),
  }
}

function commandsOf(row: JobRow, report: JobReport, back: Back | null): Command[] {
  const { visit: key, part } = row
  const variables = feelFromJson(report.variables) as FeelContext
  switch (report.kind) {
    case 'completed':
      return [{ kind: 'complete-job', key, part, variables }]
    case 'error-thrown':
      return [{ kind: 'throw-error', key, code: report.code, message: report.message, variables }]
    case 'escalated':
      return [{ kind: 'escalate', key, code: report.code, variables }]
    case 'failed': {
      const by = row.worker ?? ''
      const isSilent = Object.keys(variables).length === 0
      const kept: Command[] = isSilent ? [] : [{ kind: 'set-variables', scope: key, isLocal: true, variables, by }]
      return back === null ? [...kept, { kind: 'fail', key, cause: attemptsUsedUp(row, report) }] : kept
    }
  }
}

/** The row was there, but what came before it in the same transaction has ended the element. */
function overtaken(refusal: StepRefusal): JobRefusal {
  return refusal.code === 'process.cannot-begin-there'
    ? { code: 'jobs.no-such-activity', element: refusal.element }
    : { code: 'jobs.gone' }
}

/** An escalation leaves the job as it is, so it may be said again. */
function noted({ jobId: job_id, fence, kind }: JobReport, now: Instant) {
  return kind === 'escalated' ? [] : [{ job_id, fence, answer: kind, answered_at: isoOf(now) }]
}
