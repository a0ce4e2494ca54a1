import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { openWork } from '../instances/work.ts'
import type { Move } from '../instances/working.ts'
import { notify } from '../loops/notify.ts'
import { JOBS } from '../loops/topic.ts'
import { lockExpired } from './job-causes.ts'
import { freeExpired, lockJobs, spentJobs } from './jobs.store.ts'
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

async function stopOnes({ setup, database, clock }: ReportingTo): Promise<number> {
  const spent = await spentJobs(database, clock.now(), MOST_STOPPED)
  if (spent.length === 0) return 0
  return inTransaction(database, async (tx) => {
    const now = clock.now()
    const work = openWork({ setup, tx, now })
    const workings = await lockFree(work, [...new Set(spent.map((job) => job.instance_id))])
    const free = spent.filter((job) => workings.has(job.instance_id))
    const rows = await lockJobs(
      tx,
      free.map(({ id }) => id),
    )
    const moves = rows.flatMap((row): Move[] => {
      const working = workings.get(row.instance_id)
      const isSpent = row.locked_until !== null && row.locked_until <= now && row.retries <= 1
      if (working === undefined || !isSpent) return []
      return [{ working, command: { kind: 'fail', key: row.visit, cause: lockExpired(row) } }]
    })
    await advance(work, moves)
    await finish(work)
    return moves.length
  })
}
