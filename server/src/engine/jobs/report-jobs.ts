import type { Result } from '@aftersale/kernel'
import { refuse } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { isSuspended, lockFree, lockOne } from '../instances/load.ts'
import { openWork, type Work } from '../instances/work.ts'
import { checkPayload } from '../payload.ts'
import type { EngineSetup } from '../setup.ts'
import { answersOfOthers, type ReportAnswers } from './answers-of-others.ts'
import { carryOut } from './carry-out.ts'
import type { JobRefusal, JobReport } from './job-report.ts'
import { placesOf } from './jobs.store.ts'

/** Instances that one transaction steps at most. */
const MOST_INSTANCES = 250

export interface ReportingTo {
  readonly setup: EngineSetup
  readonly database: Database
  readonly clock: Clock
}

interface OfInstance {
  readonly instanceId: string
  readonly reports: readonly JobReport[]
}

/**
 * Takes workers' words on any number of jobs, and answers each. What is about one instance is one step of it, and many
 * instances are one transaction. Instances that somebody else is working on are waited for at the end, one by one.
 */
export async function reportJobs(to: ReportingTo, given: readonly JobReport[]): Promise<Result<null, JobRefusal>[]> {
  const answers: ReportAnswers = new Map()
  for (const report of given) {
    const tooLarge = checkPayload(report.variables)
    if (tooLarge !== null) answers.set(report, refuse(tooLarge))
  }
  const reports = firstOfEach(given.filter((report) => !answers.has(report)))
  const places = new Map(
    (
      await placesOf(
        to.database,
        reports.map(({ jobId }) => jobId),
      )
    ).map((row) => [row.id, row]),
  )
  const absent = reports.filter(({ jobId }) => !places.has(jobId))
  keep(answers, await answersOfOthers(to.database, absent, new Map()))
  const present = reports.filter(({ jobId }) => places.has(jobId))
  const byInstance = Map.groupBy(present, ({ jobId }) => places.get(jobId)?.instance_id ?? '')
  const groups = [...byInstance].map(([instanceId, own]): OfInstance => ({ instanceId, reports: own }))
  const left: OfInstance[] = []
  if (groups.length === 1) left.push(...groups)
  else {
    for (let first = 0; first < groups.length; first += MOST_INSTANCES) {
      left.push(...(await together(to, groups.slice(first, first + MOST_INSTANCES), answers)))
    }
  }
  await eachAlone(to, left, answers)
  const said = new Map([...answers].map(([report, answer]) => [identity(report), answer]))
  return given.map((report) => {
    const answer = answers.get(report) ?? said.get(identity(report))
    if (answer === undefined) throw new Error(`expected an answer for job ${report.jobId}, got none`)
    return answer
  })
}

const identity = ({ jobId, fence }: JobReport) => `${jobId} ${fence}`

/** Who says something twice in one breath is answered once. */
function firstOfEach(reports: readonly JobReport[]): JobReport[] {
  return [...new Map(reports.toReversed().map((report) => [identity(report), report])).values()].toReversed()
}

function keep(answers: ReportAnswers, more: ReportAnswers): void {
  for (const [report, answer] of more) answers.set(report, answer)
}

/** Those that nobody else works on; answers the others. A defect in one of them must not stand in the way of the rest. */
async function together(to: ReportingTo, groups: readonly OfInstance[], answers: ReportAnswers): Promise<OfInstance[]> {
  try {
    const { carried, left } = await inWork(to, async (work) => {
      const workings = await lockFree(
        work,
        groups.map(({ instanceId }) => instanceId),
      )
      const free = groups.filter(({ instanceId }) => workings.has(instanceId))
      return {
        carried: await carryOut(
          work,
          workings,
          free.flatMap(({ reports }) => reports),
        ),
        left: groups.filter(({ instanceId }) => !workings.has(instanceId)),
      }
    })
    keep(answers, carried)
    return left
  } catch (error) {
    if (isOutage(error)) throw error
    return [...groups]
  }
}

/** Throws what went wrong only after all were tried: whoever asks again is answered the same for those that went well. */
async function eachAlone(to: ReportingTo, groups: readonly OfInstance[], answers: ReportAnswers): Promise<void> {
  const errors: unknown[] = []
  for (const group of groups) {
    try {
      keep(answers, await inWork(to, (work) => alone(work, group)))
    } catch (error) {
      if (isOutage(error)) throw error
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

async function alone(work: Work, { instanceId, reports }: OfInstance): Promise<ReportAnswers> {
  const working = await lockOne(work, instanceId)
  if (working === null || working.state?.status !== 'active') return answersOfOthers(work.tx, reports, new Map())
  if (isSuspended(work, working.rootId)) {
    return new Map(reports.map((report) => [report, refuse({ code: 'jobs.suspended' } as const)]))
  }
  return carryOut(work, new Map([[instanceId, working]]), reports)
}

function inWork<T>({ setup, database, clock }: ReportingTo, work: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(database, (tx: Transaction) => work(openWork({ setup, tx, now: clock.now() })))
}
