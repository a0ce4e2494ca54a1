import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Surroundings } from '@aftersale/process'
import { Deployments } from '../deploying/deployments.ts'
import { readDefinitions } from '../deploying/read-resource.ts'
import type { Resource, ResourceProblem } from '../deploying/resource.ts'
import type { TrialVersion } from './replay.ts'

/** Reads the files of a version once: flows, decisions, forms, calendars. Why they do not execute, where they do not. */
export async function readTrialVersion(
  resources: readonly Resource[],
  process: string,
  now: Instant,
  surroundings: Surroundings,
): Promise<Result<TrialVersion, { readonly code: 'trial.unreadable'; readonly problems: readonly ResourceProblem[] }>> {
  const read = await readDefinitions(resources, [], now, surroundings)
  const deployments = new Deployments()
  const drafts = read.reads.flatMap((one) => one.drafts)
  const problems = [...read.reads.flatMap((one) => one.problems), ...deployments.deploy(drafts)]
  if (problems.length > 0) return refuse({ code: 'trial.unreadable', problems })
  return accept({ deployments, process, surroundings: read.surroundings })
}
