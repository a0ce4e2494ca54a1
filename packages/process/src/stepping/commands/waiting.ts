import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Command, StepRefusal } from '../../command.ts'
import type { ElementInstance, Wait } from '../../state.ts'
import type { Run } from '../run.ts'

export type Applied = Result<null, StepRefusal>
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

export const applied: Applied = accept(null)

/** An element instance that waits for one of these. Refuses where it is gone, or waits for something else by now. */
export function waiting<K extends Wait['kind']>(
  run: Run,
  key: number,
  ...kinds: readonly K[]
): Result<ElementInstance & { readonly wait: Extract<Wait, { kind: K }> }, StepRefusal> {
  const element = run.elements.get(key)
  if (element !== undefined && isOf(element, kinds)) return accept(element)
  return refuse({ code: 'process.not-waiting', key, waitsFor: element?.wait.kind ?? null })
}

function isOf<K extends Wait['kind']>(
  element: ElementInstance,
  kinds: readonly K[],
): element is ElementInstance & { readonly wait: Extract<Wait, { kind: K }> } {
  return kinds.some((kind) => kind === element.wait.kind)
}
