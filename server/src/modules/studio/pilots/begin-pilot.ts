import type { BodyOf, Caller, KnownRefusal, routes } from '@aftersale/contract'
import { type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Engine, Resource } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { asSeen } from '../drafts/as-seen.ts'
import { lockDrafts, removeDrafts } from '../drafts/draft.store.ts'
import { modelKindOf } from '../model-kind.ts'
import { keptIf } from '../publishing/kept-if.ts'
import type { Shelves } from '../shelves/shelves.ts'

export interface PilotDesk {
  readonly database: Database
  readonly engine: Engine
  readonly shelves: Shelves
  readonly caller: Caller
  readonly now: Instant
}

type Asked = BodyOf<typeof routes.beginPilot>
type Begun = Result<
  { readonly id: string },
  KnownRefusal<
    | 'studio.not-publishable'
    | 'studio.draft-changed'
    | 'studio.draft-behind'
    | 'studio.draft-not-found'
    | 'studio.pilot-running'
    | 'studio.pilot-without-flow'
  >
>

/** Kinds that can count for some cases alone: a case is bound to them by its flow. */
const TRIED = new Set(['flow', 'rules', 'form'])

/** Tries drafts together with the flows that use them; they are drafts no more then. */
export async function beginPilot(desk: PilotDesk, asked: Asked): Promise<Begun> {
  const { database, shelves } = desk
  const named = asked.drafts.map(({ resource }) => resource)
  if (named.some((resource) => !TRIED.has(modelKindOf(resource) ?? ''))) {
    return refuse({ code: 'studio.pilot-without-flow' })
  }
  const flows: Resource[] = []
  for (const file of await shelves.flowsUsing(database, named)) {
    const content = named.includes(file.resource) ? null : await shelves.content(database, file)
    if (content !== null) flows.push({ name: file.resource, content })
  }
  return keptIf(
    database,
    (tx) => begin(tx, desk, asked, flows),
    ({ ok }) => ok,
  )
}

async function begin(
  tx: Transaction,
  { engine, shelves, caller, now }: PilotDesk,
  { drafts: asked, sources, share, note }: Asked,
  flows: readonly Resource[],
): Promise<Begun> {
  const drafts = await lockDrafts(
    tx,
    asked.map(({ resource }) => resource),
  )
  const resources = [...flows]
  await shelves.lock(tx)
  const inForce = await shelves.files(tx)
  for (const one of asked) {
    const seen = asSeen(drafts, one, inForce)
    if (!seen.ok) return seen
    resources.push({ name: one.resource, content: seen.value.content })
  }
  const begun = await engine.pilots.begin(
    tx,
    { resources, drafts: drafts.map(({ resource }) => resource), sources, share, note },
    { now, by: caller.name },
  )
  if (begun.ok) {
    await removeDrafts(
      tx,
      drafts.map(({ resource }) => resource),
    )
    return begun
  }
  const { refusal } = begun
  if (refusal.code !== 'engine.not-deployable') return refuse(refusal)
  return refuse({ code: 'studio.not-publishable', problems: [...refusal.problems] })
}
