import { accept, type Result, refuse } from '@aftersale/kernel'
import { type CannotMigrate, migrateState } from '@aftersale/process'
import { surroundingsOf } from '../calendars/surroundings.ts'
import type { DeployedProcess } from '../definitions/definitions.ts'
import { advance } from '../instances/advance.ts'
import { endOfCall } from '../instances/calls.ts'
import { takeUp } from '../instances/take-up.ts'
import type { Work } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { doJobs, type PendingJob } from '../jobs/do-jobs.ts'

export interface Destination {
  readonly to: DeployedProcess
  readonly mapping: Readonly<Record<string, string>>
  readonly by: string
}

/** What an instance would be in the other version; nothing is changed by asking. */
export async function tryOver(
  work: Work,
  { deployed, state }: Pick<Working, 'deployed' | 'state'>,
  { to, mapping, by }: Destination,
) {
  if (state === null) throw new Error('expected an instance that has begun')
  const versions = { from: deployed.version, to: to.version }
  const surroundings = await surroundingsOf(work, deployed, to)
  return migrateState(deployed.process, state, to.process, { mapping, versions, by }, work.now, surroundings)
}

/** Pins an instance to another version, and steps it as far as that lets it go. It is not moved where a reason is given. */
export async function moveOver(
  work: Work,
  working: Working,
  destination: Destination,
): Promise<Result<null, CannotMigrate>> {
  const migrated = await tryOver(work, working, destination)
  if (!migrated.ok) return refuse(migrated.refusal)
  const { state, events, effects } = migrated.value
  working.deployed = destination.to
  working.state = state
  working.rounds += 1
  working.events.push(...events)
  const jobs: PendingJob[] = []
  const moves: Move[] = []
  for (const effect of effects) moves.push(...(await takeUp(work, working, effect, jobs)))
  moves.push(...(await endOfCall(work, working)), ...(await doJobs(work.tx, jobs, work.setup, work.now)))
  await advance(work, moves)
  return accept(null)
}
