import type { FeelContext } from '@aftersale/feel'
import { INSTANCE, type InstanceState } from './state.ts'

/** What an element instance (or `INSTANCE`) sees: its own variables before those of the scopes around it. Null where it is not active. */
export function variablesAt(state: InstanceState, key: number): FeelContext | null {
  const elements = new Map(state.elements.map((element) => [element.key, element]))
  const owns: FeelContext[] = []
  for (let at = key; at !== INSTANCE; ) {
    const element = elements.get(at)
    if (element === undefined) return null
    if (element.variables !== null) owns.push(element.variables)
    at = element.scope
  }
  return owns.length === 0 ? state.variables : Object.assign({ ...state.variables }, ...owns.toReversed())
}

/** What goes with the work that an element waits for: what it sees, and what its work brought before its end listeners. */
export function jobVariables(state: InstanceState, key: number): FeelContext | null {
  const visible = variablesAt(state, key)
  const brought = state.elements.find((element) => element.key === key)?.brought ?? null
  return visible === null || brought === null ? visible : { ...visible, ...brought }
}
