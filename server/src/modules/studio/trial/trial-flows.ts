import { createHash } from 'node:crypto'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import {
  type Draft,
  type Library,
  type Resource,
  readDefinitions,
  readTrialVersion,
  referencesOf,
  type TrialVersion,
  type Unreadable,
} from '@aftersale/scenario'
import type { CurrentDefinition, Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'

/** One flow as it is in force, and as it would be with the drafts. */
export interface TrialFlow {
  readonly process: string
  readonly name: { readonly en: string; readonly 'zh-CN': string }
  readonly before: TrialVersion
  readonly after: TrialVersion
}

export interface TrialFlows {
  readonly flows: readonly TrialFlow[]
  /** Ids of the versions that are in force. */
  readonly current: ReadonlySet<string>
}

type Refused = Unreadable | { readonly code: 'studio.nothing-to-try' }

/** Reads the flows that these drafts change, or the one that is named, as they are in force and as they would be. */
export async function trialFlows(
  { database, engine }: { readonly database: Database; readonly engine: Engine },
  { resources, process }: { readonly resources: readonly Resource[]; readonly process: string | null },
  now: Instant,
): Promise<Result<TrialFlows, Refused>> {
  const [definitions, calendars] = await Promise.all([
    engine.operations.currentDefinitions(database),
    engine.calendars(database),
  ])
  const surroundings = { zone: engine.setup.zone, calendars }
  const { reads } = await readDefinitions(resources, [], now, surroundings)
  const problems = reads.flatMap((one) => one.problems)
  if (problems.length > 0) return refuse({ code: 'trial.unreadable', problems })
  const drafts = reads.flatMap((one) => one.drafts)
  const changed = await changedFlows(database, engine, drafts, definitions)
  const wanted = process === null ? changed : changed.filter((key) => key === process)
  if (wanted.length === 0) return refuse({ code: 'studio.nothing-to-try' })
  const inForce = libraryOf(definitions, [], [])
  const draft = libraryOf(definitions, resources, drafts)
  const flows: TrialFlow[] = []
  for (const key of wanted) {
    const before = await remembered(inForce, key, now, surroundings)
    const after = await remembered(draft, key, now, surroundings)
    if (!after.ok) return after
    // What is in force was read when it was deployed; what reads no more is the fault of a later release.
    if (!before.ok) return before
    const name = nameIn(after.value, key)
    flows.push({ process: key, name, before: before.value, after: after.value })
  }
  return accept({ flows, current: new Set(definitions.map(({ id }) => id)) })
}

/** Keys of flows that are in force and that the drafts are, or are called by. */
async function changedFlows(
  database: Database,
  engine: Engine,
  drafts: readonly Draft[],
  definitions: readonly CurrentDefinition[],
): Promise<readonly string[]> {
  const names = new Set(drafts.map(({ kind, key }) => `${kind} ${key}`))
  const changed: string[] = []
  for (const { id, kind, key } of definitions) {
    if (kind !== 'process') continue
    const { process } = await engine.setup.definitions.processById(database, id)
    const isIt = names.has(`process ${key}`)
    if (isIt || referencesOf(process).some((one) => one.key === null || names.has(`${one.kind} ${one.key}`))) {
      changed.push(key)
    }
  }
  return changed
}

/** Files in force, with drafts in the place of those that are called the same. Calendars in force are known already. */
function libraryOf(
  definitions: readonly CurrentDefinition[],
  resources: readonly Resource[],
  drafts: readonly Draft[],
): Library {
  const files = new Map<string, Resource>()
  const places = new Map<string, Resource>()
  const replaced = new Set(resources.map(({ name }) => name))
  for (const { kind, key, resource, content } of definitions) {
    if (kind === 'calendar' || replaced.has(resource)) continue
    const file = files.get(`${resource}\n${content}`) ?? { name: resource, content }
    files.set(`${resource}\n${content}`, file)
    places.set(`${kind} ${key}`, file)
  }
  for (const { kind, key, resource } of drafts) places.set(`${kind} ${key}`, resource)
  return { all: [...files.values(), ...resources], find: (kind, key) => places.get(`${kind} ${key}`) ?? null }
}

/** Versions that were read lately: whoever tries a draft on a thousand cases asks for it several times. */
const lately = new Map<string, Awaited<ReturnType<typeof readTrialVersion>>>()
const MOST_REMEMBERED = 20

async function remembered(
  library: Library,
  process: string,
  now: Instant,
  surroundings: Parameters<typeof readTrialVersion>[3],
) {
  const hash = createHash('sha256').update(`${process}\n${surroundings.zone}\n`)
  for (const [id, { edition }] of surroundings.calendars) hash.update(`${id} ${edition}\n`)
  for (const { name, content } of library.all) hash.update(`${name}\n${content}\n`)
  const digest = hash.digest('base64')
  const known = lately.get(digest)
  if (known !== undefined) return known
  const read = await readTrialVersion(library, process, now, surroundings)
  if (lately.size >= MOST_REMEMBERED) lately.clear()
  lately.set(digest, read)
  return read
}

function nameIn({ deployments }: TrialVersion, key: string): TrialFlow['name'] {
  const process = deployments.latest('process', key)?.process
  const en = process === undefined || process.name === '' ? key : process.name
  return { en, 'zh-CN': process?.translations['zh-CN'] ?? en }
}
