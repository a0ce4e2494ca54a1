import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept } from '@aftersale/kernel'
import { type Command, INSTANCE } from '@aftersale/process'
import { advance } from './advance.ts'
import { commandAny } from './command-any.ts'
import { finish } from './finish.ts'
import { lockFree } from './load.ts'
import { neverRefused } from './step-refused.ts'
import { type At, openWork } from './work.ts'

/** Variables of an instance itself. */
export interface InstanceVariables {
  readonly instanceId: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Writes variables of many instances that nobody called, whose rows the transaction has locked already, and steps what waits
 * for them. Suspended ones get theirs one by one; ended ones are left alone.
 */
export async function setVariablesOfMany(at: At, many: readonly InstanceVariables[], by: string): Promise<void> {
  if (many.length === 0) return
  const work = openWork(at)
  const active = await lockFree(
    work,
    many.map(({ instanceId }) => instanceId),
  )
  const moves = many.flatMap((one) => {
    const working = active.get(one.instanceId)
    return working === undefined ? [] : [{ working, command: commandOf(one, by) }]
  })
  const refused = (await advance(work, moves)).find((refusal) => refusal !== null)
  if (refused !== undefined) neverRefused(refused)
  await finish(work)
  for (const one of many.filter(({ instanceId }) => !active.has(instanceId))) {
    const told = await commandAny(at, one.instanceId, () => accept([commandOf(one, by)]))
    const isOver = !told.ok && ['engine.instance-ended', 'engine.instance-not-found'].includes(told.refusal.code)
    if (!told.ok && !isOver)
      throw new Error(`expected ${one.instanceId} to take its variables, got ${told.refusal.code}`)
  }
}

function commandOf({ variables }: InstanceVariables, by: string): Command {
  const values = feelFromJson(variables) as FeelContext
  return { kind: 'set-variables', scope: INSTANCE, isLocal: true, variables: values, by }
}
