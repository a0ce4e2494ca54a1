import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { openWork } from '../instances/work.ts'
import type { Move } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import { notify } from '../loops/notify.ts'
import { JOBS } from '../loops/topic.ts'
import { explanationOf, failureOf, lockExpired } from './job-causes.ts'
import { explainIncidents, freeExpired, lockJobs, spentJobs } from './jobs.store.ts'
import type { ReportingTo } from './report-jobs.ts'

const MOST_FREED = 1_000
const MOST_STOPPED = 200

/**
 * Takes up the locks that ran out: an attempt is used up, and the job is there for others, or, where no attempt is left,
 * stops for a person. Any number of servers may do so at once. Answers how many there were.
 */
export async function expireLocks(to: ReportingTo): Promise<number> {
  return (await freeOnes(to)) + (await stopOnes(to))
}

function freeOnes({ database, clock }: ReportingTo): Promise<number> {
  return inTransaction(database, async (tx) => {
    const types = await freeExpired(tx, clock.now(), MOST_FREED)
    await notify(tx, new Set(types.map((type) => `${JOBS} ${type}`)))
    return types.length
  })
}

/** An instance that breaks its transaction off must not hold the others up. */
async function stopOnes(to: ReportingTo): Promise<number> {
  const spent = await spentJobs(to.database, to.clock.now(), MOST_STOPPED)
  const byInstance = Map.groupBy(spent, (job) => job.instance_id)
  return inHalves([...byInstance.values()], (groups) => stop(to, groups.flat()))
}

type Spent = Awaited<ReturnType<typeof spentJobs>>

function stop({ setup, database, clock }: ReportingTo, spent: Spent): Promise<number> {
  return inTransaction(database, async (tx) => {
    const now = clock.now()
    const work = openWork({ setup, tx, now })
    const workings = await lockFree(work, [...new Set(spent.map((job) => job.instance_id))])
    const free = spent.filter((job) => workings.has(job.instance_id))
    const rows = await lockJobs(
      tx,
      free.map(({ id }) => id),
    )
    const gone = rows.filter((row) => row.locked_until !== null && row.locked_until <= now && row.retries <= 1)
    const moves = gone.flatMap((row): Move[] => {
      const working = workings.get(row.instance_id)
      if (working === undefined) return []
      return [{ working, command: { kind: 'fail', key: row.visit, cause: lockExpired(row) } }]
    })
    await advance(work, moves)
    await finish(work)
    await explainIncidents(
      tx,
      gone.map((row) => explanationOf(row, failureOf(row, { code: 'jobs.lock-expired', message: null }, now))),
    )
    return moves.length
  })
}
