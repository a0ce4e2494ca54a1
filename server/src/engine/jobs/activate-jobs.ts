import type { FeelContext } from '@aftersale/feel'
import { addMilliseconds } from '@aftersale/kernel'
import { jobHeaders, readState } from '@aftersale/process'
import type { Transaction } from '../../platform/database.ts'
import type { At } from '../instances/work.ts'
import { type ActivatedJob, type JobRequest, wanted } from './activated-job.ts'
import { effectKeyOf } from './job.ts'
import { jobViews } from './job-views.ts'
import { giveBack, type JobRow, nextByType, sizesOf, statesOf, type Taking, takeJobs } from './jobs.store.ts'

/** What the variables of one answer may take as they are stored, in bytes: a thousand jobs may stand in instances of 16 MiB. */
const MOST_STORED = 16 * 1024 * 1024

/**
 * Gives a worker the jobs that are next. Their instances are only read: while a job is locked here, no other transaction
 * can have committed a state in which it is over.
 */
export async function activateJobs({ setup, tx, now }: At, request: JobRequest): Promise<ActivatedJob[]> {
  const lockedUntil = addMilliseconds(now, request.lockFor)
  const { types, worker, most } = request
  const taken = await takeNext(tx, { types, worker, most, now, until: lockedUntil })
  if (taken.length === 0) return []
  const instances = new Map((await sizesOf(tx, instancesOf(taken))).map((instance) => [instance.id, instance]))
  const rows = asManyAsFit(taken, request, (row) => instances.get(row.instance_id)?.bytes ?? 0)
  await giveBack(tx, taken.slice(rows.length))
  const variablesOf = await variablesFor({ setup, tx, now }, rows, request)
  const jobs: ActivatedJob[] = []
  for (const row of rows) {
    const { process, version } = await setup.definitions.processById(tx, row.definition_id)
    jobs.push({
      id: row.id,
      type: row.type,
      fence: row.fence,
      effectKey: effectKeyOf(row.instance_id, row.visit, row.part),
      processKey: row.process_key,
      processVersion: version,
      instanceId: row.instance_id,
      businessKey: instances.get(row.instance_id)?.business_key ?? '',
      element: row.element,
      part: row.part,
      headers: jobHeaders(process, row.element, row.part),
      variables: variablesOf(row),
      retries: row.retries,
      lockedUntil,
    })
  }
  return jobs
}

/** The next of several types: as many of each as there are among the next of all, unless others are just taking those. */
async function takeNext(tx: Transaction, taking: Taking): Promise<JobRow[]> {
  const [first = '', ...others] = taking.types
  if (others.length === 0) return (await takeJobs(tx, first, taking)).toSorted(inOrder)
  const next = await nextByType(tx, taking)
  const taken: JobRow[] = []
  for (const [type, most] of next) taken.push(...(await takeJobs(tx, type, { ...taking, most })))
  for (const type of taken.length === 0 ? next.keys() : []) taken.push(...(await takeJobs(tx, type, taking)))
  return taken.toSorted(inOrder).slice(0, taking.most)
}

const inOrder = (one: JobRow, other: JobRow) =>
  other.priority - one.priority || one.due_at - other.due_at || (one.id < other.id ? -1 : 1)

const instancesOf = (rows: readonly JobRow[]) => [...new Set(rows.map((row) => row.instance_id))]

/** At least one; then as long as the variables asked for are not too many. */
function asManyAsFit(rows: readonly JobRow[], { variables }: JobRequest, bytesOf: (row: JobRow) => number): JobRow[] {
  const counted = new Set<string>()
  let bytes = 0
  const tooMany = rows.findIndex((row, position) => {
    // Of an instance that is read for some of its variables, those alone are repeated for each of its jobs.
    const isRead = counted.has(row.instance_id)
    counted.add(row.instance_id)
    if (variables === null || (variables.length > 0 && !isRead)) bytes += bytesOf(row)
    return position > 0 && bytes > MOST_STORED
  })
  return tooMany === -1 ? [...rows] : rows.slice(0, tooMany)
}

/** Reads each instance once, however many of the jobs are of it, and none where no variables are asked for. */
async function variablesFor(
  { tx }: At,
  rows: readonly JobRow[],
  { variables: names }: JobRequest,
): Promise<(row: JobRow) => FeelContext> {
  if (names?.length === 0) return () => ({})
  const views = new Map(
    (await statesOf(tx, instancesOf(rows))).map(({ id, state, variables }) => [
      id,
      jobViews(readState({ position: state, variables })),
    ]),
  )
  return (row) => {
    const view = views.get(row.instance_id)
    if (view === undefined) throw new Error(`expected the instance ${row.instance_id} of job ${row.id}, found none`)
    return wanted(view(row.visit), names)
  }
}
