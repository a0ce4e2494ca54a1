import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { FlowNode } from '../definition.ts'
import type { DataAssociation } from '../settings.ts'
import type { ElementInstance } from '../state.ts'
import { change, type Run } from './run.ts'
import { asVariable } from './values.ts'
import { setLocal, setWhereKnown, visibleIn } from './variables.ts'

/**
 * Lets data flow into an element: values become variables of its own. Answers true where it must wait for data stores;
 * `takeStores` goes on when their values are there.
 */
export function readData(run: Run, key: number, node: FlowNode): boolean {
  if (node.dataInputs.length === 0) return false
  const stores = [...new Set(node.dataInputs.flatMap(({ sourceStore }) => sourceStore ?? []))]
  if (stores.length === 0) {
    takeStores(run, key, node, {})
    return false
  }
  change(run, key, { wait: { kind: 'data', stores } })
  run.effects.push({ kind: 'read-data', key, element: node.id, stores })
  return true
}

/** Writes what flows in, in the order drawn, as variables of the element. */
export function takeStores(run: Run, key: number, node: FlowNode, stores: Readonly<Record<string, FeelValue>>): void {
  for (const { source, sourceStore, target, transformation } of node.dataInputs) {
    const name = target ?? source ?? sourceStore
    if (name === null) continue
    const stored = sourceStore === null ? {} : { [source ?? sourceStore]: asVariable(stores[sourceStore] ?? null) }
    setLocal(run, key, {
      [name]: valueOf(run, transformation, source ?? sourceStore, { ...visibleIn(run, key), ...stored }),
    })
  }
}

/** Lets data flow out of an element that is done, into data objects, variables and data stores. */
export function writeData(run: Run, element: ElementInstance, node: FlowNode): void {
  for (const { source, target, targetStore, transformation } of node.dataOutputs) {
    const name = target ?? source
    const visible = { ...visibleIn(run, element.key), ...element.brought }
    const value = valueOf(run, transformation, source ?? target, visible)
    if (targetStore !== null) run.effects.push({ kind: 'write-data', store: targetStore, value })
    else if (name !== null) setWhereKnown(run, element.scope, { [name]: value })
  }
}

function valueOf(
  run: Run,
  transformation: DataAssociation['transformation'],
  name: string | null,
  visible: FeelContext,
): FeelValue {
  if (transformation !== null) return asVariable(transformation.evaluate(visible, run.evaluation))
  return name === null ? null : (visible[name] ?? null)
}
