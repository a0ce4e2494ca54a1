import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Surroundings } from '@aftersale/process'
import { Deployments } from '../deploying/deployments.ts'
import { referencesOf } from '../deploying/missing-references.ts'
import { readDefinitions } from '../deploying/read-resource.ts'
import type { Draft, Resource, ResourceProblem } from '../deploying/resource.ts'
import type { TrialVersion } from './replay.ts'

/** Where the files of a version are found: by what they define. */
export interface Library {
  /** The file in which a definition is now; null where there is none. */
  find(kind: Draft['kind'], key: string): Resource | null
  /** All of them, for what flows name by expressions, and DMN models that import others. */
  readonly all: readonly Resource[]
}

export interface Unreadable {
  readonly code: 'trial.unreadable'
  readonly problems: readonly ResourceProblem[]
}

/**
 * Reads a flow and what it calls, once for all cases that are tried on it: of a library only the files that it needs. What is
 * not there is no problem here; a case that comes to it stops, and says so.
 */
export async function readTrialVersion(
  library: Library,
  process: string,
  now: Instant,
  surroundings: Surroundings,
): Promise<Result<TrialVersion, Unreadable>> {
  const calendars = library.all.filter(({ name }) => name.endsWith('.calendar.json'))
  const first = await readDefinitions(calendars, [], now, surroundings)
  const drafts: Draft[] = []
  const problems: ResourceProblem[] = first.reads.flatMap((one) => one.problems)
  const read = new Set<Resource>()
  let wanted = [library.find('process', process)]
  while (wanted.length > 0) {
    const files = wanted.filter((one) => one !== null).filter((one) => !read.has(one))
    for (const file of files) read.add(file)
    const { reads } = await readDefinitions([...new Set(files)], library.all, now, first.surroundings)
    problems.push(...reads.flatMap((one) => one.problems))
    const found = reads.flatMap((one) => one.drafts.filter(({ kind, key }) => library.find(kind, key) === one.resource))
    drafts.push(...found)
    wanted = found.flatMap((draft) => needed(draft, library))
  }
  const deployments = new Deployments()
  problems.push(...deployments.deploy(drafts))
  if (problems.length > 0) return refuse({ code: 'trial.unreadable', problems })
  return accept({ deployments, process, surroundings: first.surroundings })
}

function needed(draft: Draft, library: Library): readonly (Resource | null)[] {
  if (draft.kind !== 'process') return []
  const references = referencesOf(draft.process)
  if (references.some(({ key }) => key === null)) return library.all
  return references.flatMap(({ kind, key }) => (kind === 'form' || key === null ? [] : [library.find(kind, key)]))
}
