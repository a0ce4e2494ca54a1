import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { type At, openWork } from '../instances/work.ts'
import type { AwaitedMessage } from './awaited.view.ts'

/** What is said to whoever awaits it. */
export interface Given {
  readonly to: Pick<AwaitedMessage, 'instanceId' | 'owner' | 'event' | 'index'>
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Gives messages to those who were seen to await them, at most one to a tree of instances, whose root the transaction has locked. Answers which
 * were taken: not what has ended, is suspended or waits no more.
 */
export async function giveAwaited(at: At, many: readonly Given[]): Promise<boolean[]> {
  if (many.length === 0) return []
  const work = openWork(at)
  const active = await lockFree(
    work,
    many.map(({ to }) => to.instanceId),
  )
  const moves = many.flatMap(({ to: { instanceId, owner, event, index }, variables }, position) => {
    const working = active.get(instanceId)
    const values = feelFromJson(variables) as FeelContext
    const command = { kind: 'trigger', owner, event, index, variables: values } as const
    return working === undefined ? [] : [{ position, move: { working, command } }]
  })
  const refusals = await advance(
    work,
    moves.map(({ move }) => move),
  )
  const taken = new Set(moves.flatMap(({ position }, nth) => (refusals[nth] === null ? [position] : [])))
  await finish(work)
  return many.map((_, position) => taken.has(position))
}
