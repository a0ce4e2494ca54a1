import type { FeelContext } from '@aftersale/feel'
import { advance } from './advance.ts'
import { finish } from './finish.ts'
import { type At, openWork } from './work.ts'
import { type Move, newWorking } from './working.ts'

/** An instance that a signal, a timer or a condition begins. */
export interface Triggered {
  readonly definitionId: string
  readonly by: { readonly event: string; readonly index: number }
  readonly variables: FeelContext
}

/** Begins instances by their events, in the order given; answers their ids. */
export async function startTriggered(at: At, triggered: readonly Triggered[]): Promise<string[]> {
  if (triggered.length === 0) return []
  const work = openWork(at)
  const moves: Move[] = []
  for (const { definitionId, by, variables } of triggered) {
    const deployed = await at.setup.definitions.processById(at.tx, definitionId)
    const working = newWorking({ id: at.setup.newId(at.now), businessKey: '' }, deployed, at.now)
    work.workings.set(working.id, working)
    moves.push({ working, command: { kind: 'start', variables, by } })
  }
  const refused = (await advance(work, moves)).find((refusal) => refusal !== null)
  if (refused !== undefined) throw new Error(`expected an event to begin its process, got ${refused.code}`)
  await finish(work)
  return moves.map(({ working }) => working.id)
}
