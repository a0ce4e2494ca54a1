import type { FeelContext, FeelValue } from '@aftersale/feel'
import { LONGEST_NAME } from '../limits.ts'
import type { Attribute } from '../settings.ts'
import { INSTANCE } from '../state.ts'
import { change, elementOf, type Run } from './run.ts'
import { isSame } from './values.ts'

/** What is visible in a scope: its own variables before those around it. */
export function visibleIn(run: Run, scope: number): FeelContext {
  if (scope === INSTANCE) return run.variables
  const { variables, scope: outer } = elementOf(run, scope)
  const around = visibleIn(run, outer)
  return variables === null ? around : { ...around, ...variables }
}

/** The value of an attribute where these variables are visible. */
export function valueOf(run: Run, attribute: Attribute, visible: FeelContext): FeelValue {
  return attribute.kind === 'text' ? attribute.value : attribute.expression.evaluate(visible, run.evaluation)
}

/** The attribute as a name, or null where its expression gives anything else, nothing or too long a text. */
export function textOf(run: Run, attribute: Attribute, visible: FeelContext): string | null {
  const value = valueOf(run, attribute, visible)
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME ? value : null
}

/** The attribute as a list of texts: a FEEL list, or text with commas between. Null where it is neither. */
export function textsOf(run: Run, attribute: Attribute, visible: FeelContext): readonly string[] | null {
  const value = valueOf(run, attribute, visible)
  if (typeof value === 'string') return value.split(',').flatMap((part) => part.trim() || [])
  if (!Array.isArray(value)) return null
  const isName = (item: FeelValue): item is string => typeof item === 'string' && item.length <= LONGEST_NAME
  return value.every(isName) ? value : null
}

/** Writes variables of the scope itself. The values are as variables hold them. */
export function setLocal(run: Run, scope: number, values: FeelContext): void {
  const own = scope === INSTANCE ? run.variables : (elementOf(run, scope).variables ?? {})
  const changed = Object.entries(values).filter(
    ([name, value]) => !Object.hasOwn(own, name) || !isSame(own[name], value),
  )
  if (changed.length === 0) return
  for (const [name] of changed) run.changes.push({ scope, name, isNew: !Object.hasOwn(own, name) })
  const after = { ...own, ...Object.fromEntries(changed) }
  if (scope === INSTANCE) run.variables = after
  else change(run, scope, { variables: after })
}

/** Writes each variable in the nearest scope, from this one outwards, that has it already; new ones in the instance. */
export function setWhereKnown(run: Run, scope: number, values: FeelContext): void {
  if (scope === INSTANCE) return setLocal(run, INSTANCE, values)
  const groups = Map.groupBy(Object.entries(values), ([name]) => homeOf(run, scope, name))
  for (const [home, entries] of groups) setLocal(run, home, Object.fromEntries(entries))
}

function homeOf(run: Run, scope: number, name: string): number {
  for (let at = scope; at !== INSTANCE; ) {
    const element = elementOf(run, at)
    if (element.variables !== null && Object.hasOwn(element.variables, name)) return at
    at = element.scope
  }
  return INSTANCE
}
