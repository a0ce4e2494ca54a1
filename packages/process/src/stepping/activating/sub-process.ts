import type { SubProcess } from '../../definition.ts'
import { enter } from '../enter.ts'
import { openScope } from '../open-scope.ts'
import { push, type Run } from '../run.ts'

/** Begins what is drawn inside. What may interrupt it is in place before its first element. */
export function startSubProcess(run: Run, node: SubProcess, key: number): void {
  openScope(run, key)
  for (const entry of node.body.entries) enter(run, entry, key)
  push(run, { do: 'settle', scope: key })
}
