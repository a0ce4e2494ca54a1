import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { runningPilots } from '../pilots/pilot.store.ts'
import { takesPart } from '../pilots/takes-part.ts'
import { advance } from './advance.ts'
import { finish } from './finish.ts'
import { type At, openWork } from './work.ts'
import { type Move, newWorking, type Start } from './working.ts'

/**
 * Starts instances of the latest version of a process, or of the one that is tried where a pilot chooses them, in the order
 * given, and steps each as far as it goes.
 */
export async function startInstances(at: At, processId: string, starts: readonly Start[]): Promise<void> {
  if (starts.length === 0) return
  const work = openWork(at)
  const deployed = await work.bindings.process(processId, 'latest', null)
  if (deployed === null) throw new Error(`expected the process ${processId} to be deployed, found no version of it`)
  const pilots = (await runningPilots(at.tx)).get(processId) ?? []
  const moves: Move[] = []
  for (const start of starts) {
    const { id, businessKey, variables } = start
    const pilot = pilots.find((one) => takesPart(start, one))
    const version = pilot === undefined ? deployed : await at.setup.definitions.processById(at.tx, pilot.definition_id)
    const working = newWorking({ id, businessKey }, version, at.now)
    work.workings.set(id, working)
    moves.push({ working, command: { kind: 'start', variables: feelFromJson(variables) as FeelContext, businessKey } })
  }
  const refused = (await advance(work, moves)).find((refusal) => refusal !== null)
  if (refused !== undefined) throw new Error(`expected the process ${processId} to start, got ${refused.code}`)
  await finish(work)
}
