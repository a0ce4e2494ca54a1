import type { Caller, KnownRefusal, ModelKind, ModelProblem, Permission } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Resource } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { asSeen, type DraftSeen } from '../drafts/as-seen.ts'
import { lockDrafts, removeDrafts } from '../drafts/draft.store.ts'
import { modelKindOf } from '../model-kind.ts'
import type { Published } from '../shelves/shelf.ts'
import type { Shelves } from '../shelves/shelves.ts'
import { failingExamples } from './failing-examples.ts'
import { keptIf } from './kept-if.ts'
import { insertPublication, type PublicationItem } from './publication.store.ts'
import { textsBehind } from './texts-behind.ts'
import { unmetExpectations } from './unmet-expectations.ts'

/** What else it takes to bring out a file of these kinds. */
const NEEDED: Partial<Record<ModelKind, Permission>> = {
  'case-type': 'case-types.deploy',
  template: 'settings.put',
  automation: 'automations.put',
  calendar: 'settings.put',
}

type NotTheirs = KnownRefusal<'access.not-permitted'>
type Wrong = KnownRefusal<'studio.not-publishable' | 'studio.nothing-changed'>

export interface Around {
  readonly database: Database
  readonly shelves: Shelves
  readonly caller: Caller
  readonly now: Instant
}

/** What publishing would make and refuse; nothing stays. */
export async function checkFiles(
  { database, shelves, caller, now }: Around,
  files: readonly Resource[],
): Promise<Published> {
  const how = { now, by: caller.name, note: '' }
  const published = await keptIf(
    database,
    (tx) => shelves.publish(tx, files, how),
    () => false,
  )
  const inForce = await shelves.files(database)
  const behind: ModelProblem[] = []
  for (const { name: resource, content: after } of files) {
    const file = inForce.find((one) => one.resource === resource)
    const before = file === undefined ? null : await shelves.content(database, file)
    if (before !== null && before !== after) behind.push(...(await textsBehind({ resource, before, after })))
  }
  const noted = [...failingExamples(files, now), ...unmetExpectations(files), ...behind]
  return { ...published, warnings: [...published.warnings, ...noted] }
}

type DraftRefusal = KnownRefusal<'studio.draft-changed' | 'studio.draft-behind' | 'studio.draft-not-found'>

/** Publishes drafts as their reader saw them, all together or none; they are drafts no more then. */
export async function publishDrafts(
  around: Around,
  asked: readonly DraftSeen[],
  note: string,
): Promise<Result<Published, DraftRefusal | Wrong | NotTheirs>> {
  const { database, shelves } = around
  return keptIf(
    database,
    async (tx): Promise<Result<Published, DraftRefusal | Wrong | NotTheirs>> => {
      const named = asked.map(({ resource }) => resource)
      const drafts = await lockDrafts(tx, named)
      await shelves.lock(tx)
      const inForce = await shelves.files(tx)
      const files: Resource[] = []
      for (const one of asked) {
        const seen = asSeen(drafts, one, inForce)
        if (!seen.ok) return seen
        files.push({ name: one.resource, content: seen.value.content })
      }
      const published = await bringOut(tx, around, files, note, null)
      if (published.ok) await removeDrafts(tx, named)
      return published
    },
    ({ ok }) => ok,
  )
}

/** Publishes the content of an earlier version as the newest one. */
export async function rollBack(
  around: Around,
  resource: string,
  to: number,
  note: string,
): Promise<Result<Published, KnownRefusal<'studio.model-not-found' | 'studio.version-not-found'> | Wrong | NotTheirs>> {
  const { database, shelves } = around
  const file = await shelves.file(database, resource)
  if (file === null) return refuse({ code: 'studio.model-not-found' })
  const content = await shelves.content(database, file, to)
  if (content === null) return refuse({ code: 'studio.version-not-found' })
  return keptIf(
    database,
    (tx) => bringOut(tx, around, [{ name: resource, content }], note, to),
    ({ ok }) => ok,
  )
}

export async function bringOut(
  tx: Transaction,
  { shelves, caller, now }: Around,
  files: readonly Resource[],
  note: string,
  backTo: number | null,
): Promise<Result<Published, Wrong | NotTheirs>> {
  for (const { name } of files) {
    const permission = NEEDED[modelKindOf(name) ?? 'flow']
    if (permission !== undefined && !caller.permissions.includes(permission)) {
      return refuse({ code: 'access.not-permitted', permission })
    }
  }
  const published = await shelves.publish(tx, files, { now, by: caller.name, note })
  if (published.problems.length > 0) {
    return refuse({ code: 'studio.not-publishable', problems: [...published.problems] })
  }
  if (!published.made.some(({ isNew }) => isNew)) return refuse({ code: 'studio.nothing-changed' })
  const items = published.made
    .filter(({ isNew }) => isNew)
    .map(({ resource, version }): PublicationItem => ({ resource, version, backTo }))
  await insertPublication(tx, { id: newId(now), at: now, by: caller.name, note, items })
  return accept(published)
}
