import type { Instant } from '@aftersale/kernel'
import type { ProcessDefinition } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
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
  readonly processName: Name
  readonly element: string
  /** Null: the version of the flow that it is in now has no such element. */
  readonly elementName: Name | null
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
  { database, definitions }: { readonly database: Database; readonly definitions: EngineSetup['definitions'] },
  { type, instanceId, worker }: JobFilter,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  now: Instant,
): Promise<OpenJob[]> {
  let query = database
    .selectFrom('job')
    .innerJoin('process_instance', 'process_instance.id', 'job.instance_id')
    .selectAll('job')
    .select('process_instance.definition_id')
  if (type !== undefined) query = query.where('job.type', '=', type)
  if (instanceId !== undefined) query = query.where('job.instance_id', '=', instanceId)
  if (worker !== undefined) query = query.where('job.worker', '=', worker)
  if (after !== null) query = query.where('job.id', '>', after)
  const rows = await query.orderBy('job.id').limit(limit).execute()
  const named = await Promise.all(
    rows.map(async (row) => ({ row, process: (await definitions.processById(database, row.definition_id)).process })),
  )
  return named.map(({ row, process }) => ({
    id: row.id,
    type: row.type,
    instanceId: row.instance_id,
    processKey: row.process_key,
    processName: nameOf(process),
    element: row.element,
    elementName: nameOfNode(process, row.element),
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

function nameOfNode(process: ProcessDefinition, element: string): Name | null {
  const node = process.nodes.get(element)
  return node === undefined ? null : nameOf(node)
}
