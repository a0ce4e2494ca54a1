import { feelFromJson, feelToJson, type Json } from '@aftersale/feel'
import { USUAL_RETRIES } from './limits.ts'
import type { JobWait, UserTaskWait, Wait } from './state.ts'
import { readCompensable, writeCompensable } from './stored-compensable.ts'

/** Most waits stand as they are. Of a job, of which an instance may have ten thousand, what is usual is left out. */
export type StoredWait =
  | Exclude<Wait, { kind: 'job' | 'compensation' }>
  | (Pick<JobWait, 'kind' | 'type'> & {
      readonly part?: string
      readonly retries?: number
      readonly priority?: number
      readonly behind?: { readonly task: UserTaskWait; readonly data: Json }
    })
  | { readonly kind: 'compensation'; readonly left: readonly Json[] }

export function writeWait(wait: Wait): StoredWait {
  if (wait.kind === 'compensation') return { kind: 'compensation', left: wait.left.map(writeCompensable) }
  if (wait.kind === 'repair' && wait.from.kind === 'job') {
    return { ...wait, from: { kind: 'job', job: writeJob(wait.from.job) as JobWait } }
  }
  return wait.kind === 'job' ? writeJob(wait) : wait
}

export function readWait(stored: StoredWait): Wait {
  if (stored.kind === 'compensation') return { kind: 'compensation', left: stored.left.map(readCompensable) }
  if (stored.kind === 'repair' && stored.from.kind === 'job') {
    return { ...stored, from: { kind: 'job', job: readJob(stored.from.job as StoredJob) } }
  }
  return stored.kind === 'job' ? readJob(stored) : stored
}

type StoredJob = Extract<StoredWait, { kind: 'job' }>

function writeJob({ kind, type, part, retries, priority, behind }: JobWait): StoredJob {
  return {
    kind,
    type,
    ...(part === '' ? {} : { part }),
    ...(retries === USUAL_RETRIES ? {} : { retries }),
    ...(priority === 0 ? {} : { priority }),
    ...(behind === null ? {} : { behind: { task: behind.task, data: feelToJson(behind.data) } }),
  }
}

function readJob({ kind, type, part, retries, priority, behind }: StoredJob): JobWait {
  return {
    kind,
    part: part ?? '',
    type,
    retries: retries ?? USUAL_RETRIES,
    priority: priority ?? 0,
    behind: behind === undefined ? null : { task: behind.task, data: feelFromJson(behind.data) },
  }
}
