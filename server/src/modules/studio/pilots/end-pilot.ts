import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { keptIf } from '../publishing/kept-if.ts'
import { bringOut } from '../publishing/publish.ts'
import type { PilotDesk } from './begin-pilot.ts'

type Ended = Result<
  { readonly id: string },
  KnownRefusal<
    | 'studio.pilot-not-found'
    | 'studio.pilot-ended'
    | 'studio.draft-behind'
    | 'studio.not-publishable'
    | 'studio.nothing-changed'
    | 'access.not-permitted'
  >
>

/** Publishes what was tried for all, or gives it up. */
export async function endPilot(desk: PilotDesk, id: string, asked: BodyOf<typeof routes.endPilot>): Promise<Ended> {
  return keptIf(
    desk.database,
    (tx) => end(tx, desk, { id, ...asked }),
    ({ ok }) => ok,
  )
}

async function end(
  tx: Transaction,
  { database, engine, shelves, caller, now }: PilotDesk,
  { id, outcome, note, isSeen }: BodyOf<typeof routes.endPilot> & { readonly id: string },
): Promise<Ended> {
  const pilot = await engine.pilots.lock(tx, id)
  if (pilot === null) return refuse({ code: 'studio.pilot-not-found' })
  if (pilot.ended_at !== null) return refuse({ code: 'studio.pilot-ended' })
  if (outcome === 'published') {
    await shelves.lock(tx)
    const inForce = await shelves.files(tx)
    const tried = await engine.pilots.files(tx, pilot.deployment_id)
    const files = tried.filter(({ name }) => pilot.drafts.includes(name))
    const newer = inForce.find(({ resource, deployedAt }) => {
      return deployedAt > pilot.began_at && files.some(({ name }) => name === resource)
    })
    if (newer !== undefined && !isSeen) {
      return refuse({ code: 'studio.draft-behind', version: newer.version, by: newer.deployedBy ?? '' })
    }
    const published = await bringOut(tx, { database, shelves, caller, now }, files, note, null)
    if (!published.ok) return published
  }
  await engine.pilots.end(tx, id, outcome, note, { now, by: caller.name })
  return accept({ id })
}
