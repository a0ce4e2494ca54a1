import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import type { Failure } from './job-causes.ts'

/** Which jobs are meant: everything that is given must hold. */
export interface JobFilter {
  readonly type?: string | undefined
  readonly instanceId?: string | undefined
  readonly worker?: string | undefined
}

/** A job that nobody has done yet. */
export interface OpenJob {
  readonly id: string
  readonly type: string
  readonly instanceId: string
  readonly processKey: string
  readonly element: string
  readonly part: string
  /** `resting`: an attempt failed, and the next one is not due yet. */
  readonly state: 'waiting' | 'resting' | 'locked' | 'suspended'
  readonly priority: number
  readonly retries: number
  readonly dueAt: Instant
  /** Who has it, or had it last where the lock ran out. */
  readonly worker: string | null
  readonly lockedUntil: Instant | null
  readonly createdAt: Instant
  /** What the last attempt told that came to nothing. */
  readonly failure: Failure | null
}

/** Open jobs, the oldest first, after the one with the id `after`. */
export async function readOpenJobs(
  database: Database,
  { type, instanceId, worker }: JobFilter,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  now: Instant,
): Promise<OpenJob[]> {
  let query = database.selectFrom('job').selectAll()
  if (type !== undefined) query = query.where('type', '=', type)
  if (instanceId !== undefined) query = query.where('instance_id', '=', instanceId)
  if (worker !== undefined) query = query.where('worker', '=', worker)
  if (after !== null) query = query.where('id', '>', after)
  const rows = await query.orderBy('id').limit(limit).execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    instanceId: row.instance_id,
    processKey: row.process_key,
    element: row.element,
    part: row.part,
    state: stateOf(row, now),
    priority: row.priority,
    retries: row.retries,
    dueAt: row.due_at,
    worker: row.worker,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
    failure: row.failure as Failure | null,
  }))
}

type Standing = { readonly suspended: boolean; readonly locked_until: Instant | null; readonly due_at: Instant }

function stateOf({ suspended, locked_until, due_at }: Standing, now: Instant): OpenJob['state'] {
  if (suspended) return 'suspended'
  if (locked_until !== null) return 'locked'
  return due_at > now ? 'resting' : 'waiting'
}
