import type { Caller, KnownRefusal } from '@aftersale/contract'
import { isId, type Result } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { ActivatedJob, Engine, JobReport, OpenJob } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { caseSight, casesNamed, casesOfInstances, checkVariables, withholdingsOf } from '../cases/index.ts'
import { jobOnTheWire } from './job-on-the-wire.ts'
import { without } from './on-the-wire.ts'

export interface JobsOf {
  readonly database: Database
  readonly engine: Engine
}

/** Jobs as a worker gets them: without the fields of cases that it does not see. */
export async function jobsShown({ database, engine }: JobsOf, caller: Caller, jobs: readonly ActivatedJob[]) {
  const instances = jobs.map(({ instanceId }) => instanceId)
  const sight = await caseSight(database, caller)
  const withheld = await withholdingsOf(database, engine, sight, { by: 'instance', ids: instances })
  return jobs.map((job) => {
    const shown = jobOnTheWire(job)
    return { ...shown, variables: without(shown.variables, withheld.get(job.instanceId)) }
  })
}

/** Open jobs with their cases, as far as these are seen, and with what their last attempts told, as far as it may be told. */
export async function openJobsShown<T extends Pick<OpenJob, 'instanceId' | 'failure'>>(
  { database, engine }: JobsOf,
  caller: Caller,
  jobs: readonly T[],
): Promise<(T & { readonly caseNumber: string | null })[]> {
  const told = jobs.filter(({ failure }) => failure !== null).map(({ instanceId }) => instanceId)
  const sight = await caseSight(database, caller)
  const withheld = await withholdingsOf(database, engine, sight, { by: 'instance', ids: told })
  const cases = await casesOfInstances(
    database,
    jobs.map(({ instanceId }) => instanceId),
  )
  const ids = [...cases.values()].map(({ id }) => id)
  const seen = await casesNamed(database, ids, sight)
  return jobs.map((job) => ({
    ...job,
    caseNumber: seen.get(cases.get(job.instanceId)?.id ?? '')?.number ?? null,
    failure: withheld.get(job.instanceId)?.told(job.failure) ?? job.failure,
  }))
}

export type NotYours = KnownRefusal<'cases.fields-not-yours'>

/** The reports that a worker may not make, because their variables would write fields that are not its own. */
export async function reportsNotTheirs(
  { database, engine }: JobsOf,
  caller: Caller,
  reports: readonly JobReport[],
): Promise<ReadonlyMap<JobReport, NotYours>> {
  const sight = await caseSight(database, caller)
  const refused = new Map<JobReport, NotYours>()
  if (sight.fields.size === 0) return refused
  const ids = reports.map(({ jobId }) => jobId).filter(isId)
  const { rows } = await sql<{ id: string; instance: string }>`
    select id, instance_id as instance from job where id = any(${ids}::uuid[])`.execute(database)
  const instances = new Map(rows.map(({ id, instance }) => [id, instance]))
  for (const report of reports) {
    const instanceId = instances.get(report.jobId)
    if (instanceId === undefined || !('variables' in report)) continue
    const asked = { instanceId, variables: report.variables }
    const allowed: Result<null, NotYours> = await checkVariables(database, engine, sight, asked)
    if (!allowed.ok) refused.set(report, allowed.refusal)
  }
  return refused
}
